const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** Whether a text that a client sent can be the id of a row: PostgreSQL fails at any other. */
export const isUuid = (text: string): boolean => UUID.test(text)
