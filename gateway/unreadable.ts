/**
 * What no text has that others are to read: what a terminal obeys, a line that writes over itself, and what turns the order
 * of letters about (CWE-150; CVE-2021-42574).
 */
export const UNREADABLE = /[^\P{Cc}\t\n\r]|\r(?!\n)|[\u202A-\u202E\u2066-\u2069]/gu

/** Whether others read a text as it stands. */
export const isReadable = (text: string): boolean => text.isWellFormed() && text.search(UNREADABLE) === -1
