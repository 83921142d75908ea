import { ask, type Asker } from './ask.ts'
import { handleOperation } from './operations.ts'
import { REPLIES } from './reply.ts'

/** The asker's own handle of a case that it knows by its file number: one request, which asks for no fact. */
export const handleOf = async (asker: Asker, fileNumber: string): Promise<string> =>
  (await ask(asker, handleOperation(asker.purpose), { asked: fileNumber }, REPLIES.handle)).data.caseByFileNumber.id
