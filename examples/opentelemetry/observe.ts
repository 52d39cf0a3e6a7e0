import type { ProxyEvent } from '@hakuna-kit/server'
import { metrics, SpanKind, SpanStatusCode, trace, type Attributes } from '@opentelemetry/api'

/**
 * Records the proxy's events as spans and metrics. Usage:
 * `createProtectionProxy({ …, onEvent: createOpenTelemetryObserver() })`. The spans are children of the active
 * span, for example the one from the instrumentation of your HTTP server.
 */
export function createOpenTelemetryObserver(): (event: ProxyEvent) => void {
  const tracer = trace.getTracer('hakuna-kit')
  const meter = metrics.getMeter('hakuna-kit')
  const proxyCalls = meter.createHistogram('hakuna.proxy.duration', { unit: 'ms' })
  const insurerCalls = meter.createHistogram('hakuna.insurer.duration', { unit: 'ms' })
  const missingPlans = meter.createCounter('hakuna.no_plans')
  const incidents = meter.createCounter('hakuna.incidents')

  const addSpan = (name: string, kind: SpanKind, durationMs: number, isError: boolean, attributes: Attributes) => {
    const endTime = Date.now()
    const span = tracer.startSpan(name, { kind, startTime: endTime - durationMs, attributes })
    if (isError) span.setStatus({ code: SpanStatusCode.ERROR })
    span.end(endTime)
  }

  return (event) => {
    switch (event.type) {
      case 'proxy_call': {
        const { type: _, durationMs, requestId, ...facts } = event
        const isError = event.status >= 500
        addSpan(`hakuna ${event.call}`, SpanKind.INTERNAL, durationMs, isError, { ...facts, requestId })
        proxyCalls.record(durationMs, { call: event.call, status: event.status, code: event.code })
        return
      }
      case 'insurer_call': {
        const { type: _, durationMs, requestId, ...facts } = event
        const isError = event.outcome !== 'ok' && event.outcome !== 'aborted'
        addSpan(`hakuna insurer ${event.endpoint}`, SpanKind.CLIENT, durationMs, isError, { ...facts, requestId })
        insurerCalls.record(durationMs, { endpoint: event.endpoint, outcome: event.outcome })
        return
      }
      case 'no_plans':
        missingPlans.add(1, { reason: event.reason })
        return
      case 'insurer_circuit':
        incidents.add(1, { incident: `circuit_${event.state}` })
        return
      case 'insurer_drift':
        incidents.add(1, { incident: event.drift, endpoint: event.endpoint, path: event.path })
        return
      case 'shop_failed':
        incidents.add(1, { incident: 'shop_failed', callback: event.callback, error: event.error })
        return
      case 'client_address_unknown':
        incidents.add(1, { incident: event.type })
    }
  }
}
