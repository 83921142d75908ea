import type { FieldValues, Resolver } from 'react-hook-form'
import type { ZodMiniType } from 'zod/mini'

/** What a form must be, by a zod shape: each message is a key of the texts. */
export const zodResolver = <Input extends FieldValues, Output>(shape: ZodMiniType<Output, Input>): Resolver<Input, unknown, Output> =>
  async (values) => {
    const read = shape.safeParse(values)
    if (read.success) return { values: read.data, errors: {} }
    const errors = Object.fromEntries(read.error.issues.toReversed().map(({ path, message }) =>
      [String(path[0]), { type: 'invalid', message }]))
    return { values: {}, errors } as Awaited<ReturnType<Resolver<Input, unknown, Output>>>
  }
