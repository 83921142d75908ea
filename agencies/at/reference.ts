import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { createHttpServer } from '../reference/http-server.ts'
import type { CreateReference } from '../reference/reference.ts'
import { ORDER_HEADER } from '../transport/rest.ts'
import { ODataError } from './odata-error.ts'
import { responsesTo } from './odata-service.ts'

const ROOT = '/odata'
const metadata = readFileSync(new URL('./metadata.xml', import.meta.url), 'utf8')
const serviceDocument = { '@odata.context': '$metadata', 'value': [{ name: 'Sager', kind: 'EntitySet', url: 'Sager' }] }

/** A batch of reads in JSON (OData JSON Format 4.01, 19.1); URLs are below the service root, or absolute paths. */
const batchShape = z.object({
  requests: z.array(z.object({
    id: z.string(),
    method: z.string().toLowerCase().pipe(z.literal('get')),
    url: z.string().transform((url) => (url.startsWith(`${ROOT}/`) ? belowRoot(url) : url)),
    headers: z.record(z.string().toLowerCase(), z.string()).default({}),
  })).min(1).max(100),
})

const belowRoot = (url: string): string => url.slice(ROOT.length + 1)

/** Arbejdstilsynet's own OData 4 service over synthetic cases: reads of `Sager` by key, by `$filter` and in JSON batches. */
export const createReference: CreateReference = async (deps) => {
  const server = createHttpServer(deps.faults)
  server.addHook('onRequest', async (_request, reply) => void reply.header('OData-Version', '4.0'))
  server.setErrorHandler<Error & { statusCode?: number }>((error, _request, reply) => {
    const refusal = error instanceof ODataError
      ? error
      : new ODataError(error.statusCode ?? 500, 'Fejl', 'forespørgslen kunne ikke behandles')
    return reply.code(refusal.status).send(refusal.body)
  })
  server.get(`${ROOT}/`, async () => serviceDocument)
  server.get(`${ROOT}/$metadata`, async (_request, reply) => reply.type('application/xml').send(metadata))
  server.get(`${ROOT}/*`, async ({ url, headers }, reply) => {
    const [response] = await responsesTo(deps, headers[ORDER_HEADER], [{ id: '', url: belowRoot(url), headers }])
    return reply.code(response?.status ?? 500).send(response?.body)
  })
  server.post(`${ROOT}/$batch`, async ({ body, headers }) => {
    const batch = batchShape.safeParse(body)
    if (!batch.success) throw new ODataError(400, 'UgyldigForespoergsel', 'bundtet kan ikke læses')
    return { responses: await responsesTo(deps, headers[ORDER_HEADER], batch.data.requests) }
  })
  return { url: `${await server.listen({ host: '127.0.0.1', port: deps.port })}${ROOT}`, close: () => server.close() }
}
