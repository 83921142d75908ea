import { existsSync, readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'

interface Chunk {
  readonly file: string
  readonly imports?: readonly string[]
  readonly isEntry?: boolean
  readonly isDynamicEntry?: boolean
}

const FOLDER = 'dist/console'
const KIB = 1024

const chunks = (): Readonly<Record<string, Chunk>> => {
  if (!existsSync(`${FOLDER}/.vite/manifest.json`)) throw new Error('the console is not built: run `npm run build`')
  return JSON.parse(readFileSync(`${FOLDER}/.vite/manifest.json`, 'utf8')) as Record<string, Chunk>
}

const withImports = (all: Readonly<Record<string, Chunk>>, name: string, found = new Set<string>()): ReadonlySet<string> => {
  if (!found.has(name)) {
    found.add(name)
    all[name]?.imports?.forEach((one) => withImports(all, one, found))
  }
  return found
}

describe('a page of the console', () => {
  test('takes at most 200 KiB of compressed script', () => {
    const all = chunks()
    const size = (name: string): number => gzipSync(readFileSync(`${FOLDER}/${all[name]?.file}`)).length
    const entry = Object.keys(all).find((name) => all[name]?.isEntry) ?? ''
    const pages = Object.keys(all).filter((name) => all[name]?.isDynamicEntry && name.startsWith('pages/'))
    expect(pages.length).toBeGreaterThan(5)
    const sizes = pages.map((page) => {
      const names = new Set([...withImports(all, entry), ...withImports(all, page)])
      return { page, kib: [...names].reduce((sum, name) => sum + size(name), 0) / KIB }
    })
    expect(sizes.filter(({ kib }) => kib > 200)).toEqual([])
  })
})
