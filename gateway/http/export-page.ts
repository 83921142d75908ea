import type { FastifyInstance } from 'fastify'
import { askedExport, type ExportEntries } from '../oversight/export-entries.ts'
import type { Enter } from '../pipeline/enter.ts'
import { Refused } from '../refused.ts'
import { answerCode } from './answer-code.ts'
import type { AuthenticateRequest } from './authenticate-request.ts'
import type { AnswerUnread } from './early-refusals.ts'
import { statedInBody } from './stated-in-body.ts'

interface ExportPageDeps {
  readonly authenticateRequest: AuthenticateRequest
  readonly answerUnread: AnswerUnread
  readonly enter: Enter
  readonly exportEntries: ExportEntries
  readonly now: () => Date
}

/** The type of a file, and how its name ends. */
const FILES = {
  csv: { type: 'text/csv; charset=utf-8', ending: 'csv' },
  jsonl: { type: 'application/jsonl; charset=utf-8', ending: 'jsonl' },
  bundle: { type: 'application/jsonl; charset=utf-8', ending: 'bundle.jsonl' },
}

/**
 * `POST /oversight/export` with JSON of `reason`, `format` (`csv`, `jsonl`, or `bundle`, which is signed) and `filter` (an `EntryFilter`): what fits,
 * as fast as it is taken. How many entries there are is said beforehand in `samsyn-entries`, where the export itself is
 * recorded in `samsyn-receipt` (`<log> <leaf>`). It is cut, so that its reader knows, when she may not read it any longer.
 */
export const addExportPage = (server: FastifyInstance, deps: ExportPageDeps): void => {
  server.post('/oversight/export', { errorHandler: deps.answerUnread }, async (request, reply) => {
    const asked = askedExport.safeParse(request.body)
    try {
      const authenticated = await deps.authenticateRequest(request)
      const { format, entries, text, receipt } = await deps.enter(authenticated, statedInBody(request.body), async (bound) => {
        if (!asked.success) throw new Refused('REQUEST_INVALID')
        return { ...await deps.exportEntries(bound, asked.data, deps.now()), format: asked.data.format }
      })
      return await reply.type(FILES[format].type)
        .header('content-disposition', `attachment; filename="samsyn-opslag.${FILES[format].ending}"`)
        .header('samsyn-entries', entries)
        .header('samsyn-receipt', [receipt.log, ...receipt.leaves].join(' '))
        .send(text)
    } catch (error) {
      if (error instanceof Refused) return answerCode(reply, error.code)
      throw error
    }
  })
}
