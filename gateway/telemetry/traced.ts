import { SpanStatusCode, trace, type Attributes } from '@opentelemetry/api'

/** The id of the trace under way, which the trail keeps; a trace never carries the trail's ids. */
export const currentTraceId = (): string | null => trace.getActiveSpan()?.spanContext().traceId ?? null

/**
 * Runs a step under a span of its own name. What it throws is marked, not described: messages may hold data (P7). The tracer is
 * got anew: one that is kept stays with the first provider that it met.
 */
export const traced = <A extends readonly unknown[], T>(
  name: string, step: (...given: A) => Promise<T>, attributes: (...given: A) => Attributes = () => ({}),
) => (...given: A): Promise<T> =>
  trace.getTracer('samsyn').startActiveSpan(name, { attributes: attributes(...given) }, async (span) => {
    try {
      return await step(...given)
    } catch (error) {
      span.setStatus({ code: SpanStatusCode.ERROR })
      throw error
    } finally {
      span.end()
    }
  })

/** The step as it is: what there is of tracing where nobody traces. */
export const untraced: typeof traced = (_name, step) => step
