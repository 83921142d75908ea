import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'

const ASSETS = '/assets/'
const IMMUTABLE = 'public, max-age=31536000, immutable'

/** The console's built pages: assets, named by their content, for ever; a path of the page's own router is its index. */
export const addPages = async (console: FastifyInstance, folder: string): Promise<void> => {
  await console.register(fastifyStatic, {
    root: folder,
    index: false,
    redirect: false,
    cacheControl: false,
    preCompressed: true,
    allowedPath: (path) => !path.endsWith('/'),
    setHeaders: (reply, path) => {
      reply.header('cache-control', path.startsWith(`${folder}${ASSETS}`) ? IMMUTABLE : 'no-store')
    },
  })
  console.setNotFoundHandler((request, reply) => {
    const [path = ''] = request.url.split('?')
    const isPage = request.method === 'GET' && !path.includes('.') && !path.includes(ASSETS)
    return isPage ? reply.sendFile('index.html') : reply.code(404).type('text/plain; charset=utf-8').send('')
  })
}
