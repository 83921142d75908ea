import { mkdir, stat } from 'node:fs/promises'
import { dirname } from 'node:path'

/** Makes a folder, and those that it is to stand in. Where there can be none, as in `/proc`, `recursive` of Node's own tries without end. */
export const makeFolder = async (folder: string): Promise<void> => {
  if (await isFolder(folder)) return
  await makeFolder(dirname(folder))
  await mkdir(folder).catch(async (error: unknown) => {
    if (!await isFolder(folder)) throw error
  })
}

const isFolder = (path: string): Promise<boolean> => stat(path).then((found) => found.isDirectory(), () => false)
