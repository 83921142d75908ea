import { z } from 'zod'
import type { Stated } from '../pipeline/bind-purpose.ts'

const said = z.looseObject({ reason: z.string() })

/** What a file for officers is asked for: oversight, for the reason that the body says, whatever else is wrong with it. */
export const statedInBody = (body: unknown): Stated => ({ purpose: 'OVERSIGHT', reason: said.safeParse(body).data?.reason ?? '' })
