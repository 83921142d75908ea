import { chmod } from 'node:fs/promises'

/** Lets others pass through a temporary folder: PostgreSQL runs as another user when the tests run as root. */
export const open = async (folder: string): Promise<string> => {
  await chmod(folder, 0o711)
  return folder
}
