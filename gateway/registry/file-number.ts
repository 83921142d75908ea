const FILE_NUMBER = /^[^\s\p{C}](?:[^\p{C}]{0,62}[^\s\p{C}])?$/u

/** A party's own file number: up to 64 characters that can be seen, not beginning or ending in a space. */
export const isFileNumber = (text: string): boolean => FILE_NUMBER.test(text)
