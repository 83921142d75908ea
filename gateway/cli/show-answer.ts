import type { Asked, Asker } from './ask.ts'
import { valueLabel } from './labels.ts'
import type { ReceiptReply, RemovalReply } from './reply.ts'
import { TEXTS } from './texts.ts'

/**
 * What a command prints of an answer: the answer as it came, or its blocks of text between who asked, for what, of which
 * data, and what the operation uses that goes and the receipt.
 */
export const showAnswer = (asker: Asker, { body, receipt, removals }: Asked<unknown>, blocks: readonly string[]): unknown =>
  asker.json ? body : [headingOf(asker), ...blocks, ...removals.map(removalLine), ...(receipt ? [receiptLine(receipt)] : [])].join('\n\n')

const headingOf = ({ persona, purpose }: Asker): string =>
  `${TEXTS.synthetic}\n${persona.name}, ${persona.party} (${persona.role}) · ${valueLabel('Purpose', purpose)}`

const removalLine = ({ place, says }: RemovalReply): string => `${TEXTS.goes}  ${place} · ${says.da}`

const receiptLine = ({ disclosureId, log, leaves }: ReceiptReply): string =>
  [`${TEXTS.receipt}  ${disclosureId}`, `${TEXTS.log} ${log}`, ...(leaves.length > 0 ? [`${TEXTS.leaf} ${leaves.join(', ')}`] : [])].join(' · ')
