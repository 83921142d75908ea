import { InvalidArgumentError } from 'commander'

/** How much of a list one page shows: 1 to 100. @throws {InvalidArgumentError} */
export const pageSize = (text: string): number => {
  const size = Number(text)
  if (!Number.isInteger(size) || size < 1 || size > 100) throw new InvalidArgumentError('give 1 to 100.')
  return size
}
