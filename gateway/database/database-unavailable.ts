/** The gateway has no database that it may use; the message says what is wrong and stands alone. */
export class DatabaseUnavailable extends Error {
  override readonly name = 'DatabaseUnavailable'
}
