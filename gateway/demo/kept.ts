import { readFile, rename, writeFile } from 'node:fs/promises'

/** What a file holds; made at the first start, found again at the next. Its owner alone can read it. */
export const kept = async <T>(file: string, make: () => T | Promise<T>): Promise<T> => {
  const found = await readFile(file, 'utf8').catch(() => undefined)
  if (found !== undefined) return JSON.parse(found) as T
  const made = await make()
  await writeSecret(file, made)
  return made
}

/** Whole or not at all, so that a start that is cut short leaves no half a key. */
export const writeSecret = async (file: string, value: unknown): Promise<void> => {
  await writeFile(`${file}.unfinished`, JSON.stringify(value), { mode: 0o600 })
  await rename(`${file}.unfinished`, file)
}
