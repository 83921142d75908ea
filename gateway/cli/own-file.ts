import { open, writeFile } from 'node:fs/promises'

/**
 * Writes a file for its owner alone: whoever could read the one that it takes the place of cannot read this. What is no
 * file, as a pipe, is written as it is. @throws where it cannot be written, or is another's
 */
export const writeOwnFile = async (file: string, content: string | Uint8Array | AsyncIterable<Uint8Array>): Promise<void> => {
  const opened = await open(file, 'w', 0o600)
  try {
    if ((await opened.stat()).isFile()) await opened.chmod(0o600)
    await writeFile(opened, content)
  } finally {
    await opened.close()
  }
}
