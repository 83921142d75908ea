/**
 * What a leaf says, in SQL that gives JSON, of SQL that gives its bytes: PostgreSQL has no text with the null character, which the
 * reason of an earlier release may have, and reads nothing of JSON that spells it. There it is U+FFFD.
 */
export const entryInSql = (bytes: string): string => `replace(convert_from(${bytes}, 'UTF8'), '\\u0000', '\\ufffd')::json`
