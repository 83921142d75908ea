/** A table; a cell's line breaks and bars are kept from breaking it. */
export const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.map(cell).join(' | ')} |`).join('\n')

const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', ' ')

/** Blocks with a blank line between them, and one line break at the end. */
export const page = (blocks: readonly string[]): string => `${blocks.filter((block) => block !== '').join('\n\n')}\n`

/** A link to a heading, as GitHub and GitLab name it: of this page, or of another one. */
export const linkTo = (heading: string, text: string, file = ''): string => `[${text}](${file}#${anchorOf(heading)})`

const anchorOf = (heading: string): string =>
  heading.toLowerCase().replaceAll(/[^\p{L}\p{N}\s_-]/gu, '').replaceAll(/\s/g, '-')
