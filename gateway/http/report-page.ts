import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { LANGUAGES } from '../../schema/label.ts'
import type { Enter } from '../pipeline/enter.ts'
import { Refused } from '../refused.ts'
import type { MakeReport } from '../report/make-report.ts'
import { answerCode } from './answer-code.ts'
import type { AuthenticateRequest } from './authenticate-request.ts'
import type { AnswerUnread } from './early-refusals.ts'
import { statedInBody } from './stated-in-body.ts'

interface ReportPageDeps {
  readonly makeReport: MakeReport
  readonly authenticateRequest: AuthenticateRequest
  readonly answerUnread: AnswerUnread
  readonly enter: Enter
}

const asked = z.strictObject({
  case: z.string(), reason: z.string(), language: z.enum(LANGUAGES).default('da'), staff: z.boolean().default(false),
})

/**
 * The person's report on paper: `POST /report` with `{ case, reason, language, staff }`, so that no address names a case.
 * What writes it is loaded for the first: it is large, and seldom asked for.
 */
export const addReportPage = (server: FastifyInstance, { makeReport, authenticateRequest, answerUnread, enter }: ReportPageDeps): void => {
  server.post('/report', { errorHandler: answerUnread }, async (request, reply) => {
    try {
      const authenticated = await authenticateRequest(request)
      const made = await enter(authenticated, statedInBody(request.body), async (bound) => {
        const wanted = asked.safeParse(request.body)
        if (!wanted.success) throw new Refused('REQUEST_INVALID')
        const { reportPdf } = await import('../report/report-pdf.ts')
        const { report, receipt } = await makeReport(bound, wanted.data, reportPdf)
        return { paper: report, language: wanted.data.language, receipt }
      })
      return reply.type('application/pdf')
        .header('content-disposition', 'attachment; filename="samsyn-rapport.pdf"')
        .header('content-language', made.language)
        .header('x-disclosure-id', made.receipt.disclosureId)
        .send(made.paper)
    } catch (error) {
      if (error instanceof Refused) return answerCode(reply, error.code)
      throw error
    }
  })
}
