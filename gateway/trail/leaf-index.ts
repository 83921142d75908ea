/** Whether a text is a leaf's number as leaves write it: with a zero before it, one leaf would have two names. */
export const isLeafIndex = (text: string): boolean => /^(0|[1-9]\d{0,17})$/.test(text)
