import { context, SpanStatusCode, trace } from '@opentelemetry/api'
import {
  InMemorySpanExporter, NodeTracerProvider, SimpleSpanProcessor, type ReadableSpan, type SpanExporter,
} from '@opentelemetry/sdk-trace-node'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { createAllowListExporter } from '../../gateway/telemetry/allow-list-exporter.ts'
import { currentTraceId, traced } from '../../gateway/telemetry/traced.ts'

/** What must not leave, whoever puts it into a span. */
const CANARY = 'Mira Testesen, Prøvevej 11'

const left = new InMemorySpanExporter()
let provider: NodeTracerProvider
let exporter: SpanExporter
beforeAll(() => {
  exporter = createAllowListExporter(left)
  provider = new NodeTracerProvider({ spanProcessors: [new SimpleSpanProcessor(exporter)] })
  provider.register()
})
beforeEach(() => left.reset())
afterAll(async () => {
  await provider.shutdown()
  trace.disable()
  context.disable()
})

const exported = async (): Promise<readonly ReadableSpan[]> => {
  await provider.forceFlush()
  return left.getFinishedSpans()
}

const spanOf = async (): Promise<ReadableSpan> => {
  const [span, ...others] = await exported()
  if (!span || others.length > 0) throw new Error('there must be one span')
  return span
}

test('P7: an attribute that is not on the list does not leave', async () => {
  trace.getTracer('test').startSpan('ask', { attributes: {
    'samsyn.controller': 'NEC', 'samsyn.outcome': 'timeout', 'samsyn.case': CANARY, 'http.url': CANARY, 'db.statement': CANARY,
    'samsyn.controller.name': CANARY,
  } }).end()
  const span = await spanOf()
  expect(span.attributes).toEqual({ 'samsyn.controller': 'NEC', 'samsyn.outcome': 'timeout' })
})

test('P7: an exception leaves as the bare fact that the step failed', async () => {
  const fail = traced('plan', async () => { throw new Error(CANARY) }, () => ({ 'samsyn.purpose': 'ASSISTANCE' }))
  await expect(fail()).rejects.toThrow(CANARY)
  const span = await spanOf()
  expect({ name: span.name, status: span.status, attributes: span.attributes, events: span.events })
    .toEqual({ name: 'plan', status: { code: SpanStatusCode.ERROR }, attributes: { 'samsyn.purpose': 'ASSISTANCE' }, events: [] })
})

test('P7: no event, message, link or resource attribute carries a value out', async () => {
  const linked = trace.getTracer('test').startSpan('other')
  const span = trace.getTracer('test').startSpan('record', { links: [{ context: linked.spanContext(), attributes: { CANARY } }] })
  span.recordException(new Error(CANARY))
  span.addEvent(CANARY, { note: CANARY })
  span.setStatus({ code: SpanStatusCode.ERROR, message: CANARY })
  span.end()
  const { status, events, links, attributes, instrumentationScope, ...rest } = await spanOf()
  expect({ status, events, links, attributes }).toEqual({ status: { code: SpanStatusCode.ERROR }, events: [], links: [], attributes: {} })
  expect(JSON.stringify([rest.name, rest.resource.attributes, instrumentationScope])).not.toContain(CANARY)
})

test('a step under another keeps the trace and its place in it', async () => {
  const seen: (string | null)[] = []
  const inner = traced('ask', async () => { seen.push(currentTraceId()) })
  await traced('disclose', async () => inner())()
  const [ask, disclose] = await exported()
  expect([ask?.name, disclose?.name]).toEqual(['ask', 'disclose'])
  expect(ask?.parentSpanContext?.spanId).toBe(disclose?.spanContext().spanId)
  expect(seen).toEqual([disclose?.spanContext().traceId])
})

test('outside any trace there is no trace id to record', () => {
  expect(currentTraceId()).toBeNull()
})
