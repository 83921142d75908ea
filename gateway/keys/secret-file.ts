import { closeSync, constants, fstatSync, openSync, readFileSync, realpathSync } from 'node:fs'
import { dirname, join, sep } from 'node:path'

/** A file of secrets is not kept as one; the message says what to mend, and nothing of what is in it. */
export class SecretExposed extends Error {
  override readonly name = 'SecretExposed'
}

/** Anyone but the owner: group or world. */
const OTHERS = 0o077

/**
 * Reads a file that holds a secret. It must be a regular file that nobody but its owner can read or write, for none other is
 * waited; a link to it must not lead out of the folder that it stands in, as those of mounted secrets do not.
 * @throws {SecretExposed}
 */
export const readSecretFile = (path: string): string => {
  const place = realpathSync(path)
  if (!place.startsWith(join(realpathSync(dirname(path)), sep))) throw new SecretExposed('must not be a link out of its folder')
  const file = openSync(place, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK)
  try {
    const stat = fstatSync(file)
    if (!stat.isFile()) throw new SecretExposed('must be a regular file')
    if ((stat.mode & OTHERS) !== 0) throw new SecretExposed('must be for its owner alone: `chmod 600`')
    if (stat.uid !== 0 && stat.uid !== process.getuid?.()) throw new SecretExposed('must be its reader\'s own')
    return readFileSync(file, 'utf8')
  } finally {
    closeSync(file)
  }
}
