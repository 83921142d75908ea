import { randomUUID } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import type { FastifyInstance } from 'fastify'
import { regimeOf } from '../policies/purposes.ts'
import { watchCredentials } from './agencies/fit-credentials.ts'
import { openControllerLines } from './agencies/open-controller-lines.ts'
import type { Config } from './config.ts'
import { createConsole } from './console/console.ts'
import { openPurposes } from './console/may-do.ts'
import { createRecordSession } from './console/record-session.ts'
import { openCorrections } from './corrections/corrections.ts'
import { allCaughtUp } from './database/kept-reading.ts'
import { createPool } from './database/pool.ts'
import { createPrisma } from './database/prisma.ts'
import { requireMigrated } from './database/require-migrated.ts'
import { untilThere } from './database/until-there.ts'
import { createAdmitDocument } from './documents/admit-document.ts'
import { consoleDocuments } from './documents/console-documents.ts'
import { createDocumentActs } from './documents/document-acts.ts'
import { createDocumentsInForce } from './documents/documents-in-force.ts'
import { enterConsoleDocuments } from './documents/enter-console-documents.ts'
import { ownDocuments } from './documents/own-documents.ts'
import { examine } from './doctor/examine.ts'
import { examineOwnState } from './doctor/own-state.ts'
import { createSeeHealth } from './doctor/see-health.ts'
import { createApollo } from './graphql/apollo.ts'
import { createDoor } from './graphql/door.ts'
import { createSchema } from './graphql/schema.ts'
import { addExportPage } from './http/export-page.ts'
import type { AuthenticateRequest } from './http/authenticate-request.ts'
import { createAnswerUnread, type AnswerUnread } from './http/early-refusals.ts'
import { createOperatorServer } from './http/operator-pages.ts'
import { createRefusedSenders } from './http/refused-senders.ts'
import { createServer } from './http/server.ts'
import { addReportPage } from './http/report-page.ts'
import { openServerTls } from './http/tls.ts'
import { addTrailPages } from './http/trail-pages.ts'
import { createAttemptLimit } from './identity/attempt-limit.ts'
import { openIdentity } from './identity/identity.ts'
import { certificateExpiries } from './keys/certificate-expiries.ts'
import { keysSign } from './keys/keys-sign.ts'
import { openGatewayKeys } from './keys/open-keys.ts'
import { usePseudonymKey, watchPseudonymKey } from './keys/pseudonym-key-in-use.ts'
import { watchCertificates } from './keys/watch-certificates.ts'
import { enterFirstClients } from './joining/enter-first-clients.ts'
import { requireApprovedKeys } from './joining/approved-keys.ts'
import { createEmployees } from './joining/employees.ts'
import { createJoining } from './joining/joining.ts'
import { addressOfOfficer } from './mail/mail-settings.ts'
import { openMail } from './mail/open-mail.ts'
import { openOversight } from './oversight/oversight.ts'
import { createRecordGatewayAct } from './oversight/gateway-act.ts'
import { createRecordAct } from './oversight/record-act.ts'
import { createSignBundle } from './oversight/sign-bundle.ts'
import { createAnswer } from './pipeline/answer.ts'
import { createAsk } from './pipeline/ask.ts'
import { createAuthenticate } from './pipeline/authenticate.ts'
import { WITHDRAWAL_WAIT } from './pipeline/lease.ts'
import { createDisclose } from './pipeline/pipeline.ts'
import { createEnter } from './pipeline/enter.ts'
import { createPlan } from './pipeline/plan.ts'
import { createRecord } from './pipeline/record.ts'
import { pseudonymKeyOf } from './pipeline/pseudonym-key.ts'
import { createRefuseEarly } from './pipeline/refuse-early.ts'
import { createRefuse, createRefuseRequest } from './pipeline/refuse.ts'
import { createRequireActive } from './pipeline/require-active.ts'
import { createSignOrders } from './pipeline/sign-orders.ts'
import { enterOwnPolicies, OWN_VERSION } from './policies/enter-own-policies.ts'
import { openOfficersWork } from './officers-work/open-officers-work.ts'
import { createPoliciesInForce } from './policies/policies-in-force.ts'
import { createPolicyActs } from './policies/policy-acts.ts'
import { createPreviewCase } from './policies/preview-case.ts'
import { readInForce } from './policies/policy-proposals.ts'
import { createCaseCounts } from './registry/case-counts.ts'
import { createConsentDesk } from './registry/consent-desk.ts'
import { createConsentHandles } from './registry/consent-handle.ts'
import { createConsents } from './registry/consents.ts'
import { createControlData } from './registry/control-data.ts'
import { createMakeChange } from './registry/make-change.ts'
import { createOpenCase } from './registry/open-case.ts'
import { createShareRequests } from './registry/share-requests.ts'
import { openReconciliation } from './reconciliation/reconciliation.ts'
import { createMakeReport } from './report/make-report.ts'
import { forgetLeaves } from './retention/forget-leaves.ts'
import { startRetention } from './retention/retention.ts'
import type { Running } from './run.ts'
import { createSealing } from './sealing/sealing.ts'
import { createTelemetry } from './telemetry/telemetry.ts'
import { recordKeys, signingKeysOf } from './trail/record-keys.ts'
import { openWitnessing } from './trail/open-witnessing.ts'
import { createRuleCipher } from './trail/rule-cipher.ts'
import { watchLeaves } from './trail/seen-leaves.ts'
import { createTrail, limitsWithin } from './trail/writer.ts'

/** A gateway that listens. */
export interface Gateway extends Running {
  readonly server: FastifyInstance
  readonly metricsUrl: string
}

/** Connections for control data, each statement within so many milliseconds; the trail has a connection of its own. */
const POOL = { max: 8, statementMs: 1_000 }

/** Connections for what the gateway itself keeps up with, clients, policies and checkpoints, which no flood of requests delays. */
const UPKEEP = { max: 2, statementMs: 2_000 }

/** The composition root: makes each part once, passes it just what it needs, and listens. */
export const startGateway = async (config: Config): Promise<Gateway> => {
  const now = (): Date => new Date()
  const telemetry = await createTelemetry(config)
  const { events, traced } = telemetry
  const waiting = (where: 'database' | 'trail') => ({ onWait: (error: unknown) => events.startWaits({ where, error }) })
  const pool = await untilThere(() => createPool(config.databaseUrl, POOL), waiting('database'))
  await requireMigrated(pool)
  const upkeep = await createPool(config.databaseUrl, UPKEEP)
  const prisma = createPrisma(pool)
  const seen = await watchLeaves(upkeep)
  const trail = await untilThere(() => createTrail({
    databaseUrl: config.databaseUrl, logId: config.replica, now, limits: limitsWithin(config.deadline), seen, onStopped: events.trailStopped,
    policyVersion: async () => (await readInForce(pool)).findLast(({ from }) => from <= now())?.version ?? OWN_VERSION,
  }), waiting('trail'))
  const { replica, demonstration } = config
  const keys = await openGatewayKeys({
    orders: config.orderKey, checkpoints: config.checkpointKey, pseudonyms: config.pseudonymKey, formerPseudonyms: config.formerPseudonymKeys,
  })
  await enterOwnPolicies({ reader: pool, trail, replica, demonstration, now })
  const signingKeys = await signingKeysOf(keys)
  await requireApprovedKeys(pool, signingKeys)
  await usePseudonymKey(pool, keys.pseudonyms, keys.formerPseudonyms)
  const keyInUse = await watchPseudonymKey(upkeep, keys.pseudonyms, (error) => events.failed('pseudonym key', error))
  await recordKeys({ trail, reader: pool, keys: signingKeys, now })
  const policies = await createPoliciesInForce(upkeep, now)
  const policyVersion = (): string | null => policies.current(now())?.version ?? null
  const log = await openWitnessing({ config, checkpointKey: keys.checkpoints, pool, upkeep, events, now })
  await enterFirstClients({ reader: pool, trail, replica, logins: config.console?.logins ?? [], policyVersion, now })
  const identity = await openIdentity({
    config, pool, upkeep, nonceKey: keys.pseudonyms.secret('samsyn proof nonces'), clock: now,
  })
  const ofConsole = await consoleDocuments(config.console?.folder)
  const own = ownDocuments(ofConsole)
  if (!config.freeDocuments) await enterConsoleDocuments({ reader: pool, trail, replica, documents: ofConsole, own, policyVersion, now })
  const documents = await createDocumentsInForce(upkeep, own)
  const lines = await openControllerLines(config.agencies)
  const signOrders = createSignOrders(keys.orders, config.audience)

  const controlData = createControlData(pool)
  const pseudonymKey = pseudonymKeyOf(keys.pseudonyms)
  const refuseRequest = createRefuseRequest({ trail, pseudonymKey, policyVersion, now, events })
  const refuse = createRefuse(refuseRequest)
  const requireActive = createRequireActive({ isActive: identity.isActive, refuse })
  const handles = createConsentHandles(pseudonymKey)
  const ruleCipher = createRuleCipher(pseudonymKey, keys.formerPseudonyms.map(pseudonymKeyOf))
  const plan = traced('plan', createPlan({ requireActive, controlData, policies, quorum: log.quorum, refuse, now }))
  const disclose = traced('disclose', createDisclose({
    plan,
    ask: traced('ask', createAsk({ lines, signOrders, events })),
    record: traced('record', createRecord({
      trail, policies, regimeOf: ({ purpose, agency }) => regimeOf(purpose, agency), isActive: identity.isActive,
      ciphers: { handles, ruleCipher }, now, events,
    })),
    answer: createAnswer(events),
    giveUp: (bound) => refuse(bound, 'CHANGED_MEANWHILE'),
  }), (bound) => ({ 'samsyn.purpose': bound.asking.purpose, 'samsyn.recipient': bound.asking.recipient }))
  const untilLapsed = (): Promise<void> => wait(WITHDRAWAL_WAIT)
  const makeChange = createMakeChange({ trail, controlData, refuse, requireActive, policyVersion, now, events, untilLapsed, moves: createAttemptLimit() })
  const retention = startRetention({
    trail, pool, forget: forgetLeaves, periods: config.retention, quorum: log.quorum.needed, policyVersion, events, now,
  })

  const enter = createEnter({ refuseRequest, createId: randomUUID, isKeyInUse: keyInUse.isInUse, events })
  const recordAct = createRecordAct({ trail, refuse, requireActive, policyVersion, now })
  const officersWork = await openOfficersWork({ config, orderKey: keys.orders, store: log.store, recordAct, refuse, events, now })
  const recordGatewayAct = createRecordGatewayAct({ trail, replica, policyVersion, now })
  const reconciliation = openReconciliation({ config, orderKey: keys.orders, pool, recordAct, recordGatewayAct, refuse, events, now })
  const corrections = openCorrections({ pool, makeChange, controlData, recordAct, recordGatewayAct, events, now })
  const mail = await openMail({ config, pool: upkeep, controlData, events, now })
  const makeReport = createMakeReport({ reader: pool, controlData, recordAct, refuse, demonstration, now })
  const policyActs = createPolicyActs({ reader: pool, policies, makeChange, controlData, handles, ruleCipher, logId: replica, now })
  const oversight = await openOversight({
    databaseUrl: config.databaseUrl, prisma, logId: replica, recordAct, refuse, isActive: identity.isActive, policies, showReaders: policyActs.showReaders, handles, ruleCipher,
    pseudonymKey, periods: config.retention, store: log.store, quorum: log.quorum.needed,
    signBundle: createSignBundle(config.origin, keys.checkpoints), demonstration, now,
    isMailed: (party, employee) => addressOfOfficer(config.mail, party, employee) !== undefined,
  })
  const schema = createSchema(createDoor(enter), {
    disclose,
    previewCase: createPreviewCase({ plan, makeChange }),
    makeChange,
    openCase: createOpenCase({ makeChange, now }),
    consents: createConsents({ prisma, makeChange, controlData, handles, now }),
    desks: {
      consentDesk: createConsentDesk({ pool, policies, makeChange, controlData, handles, now }),
      shareRequests: createShareRequests({ pool, makeChange, controlData, handles, now }),
      caseCounts: createCaseCounts({ reader: pool, makeChange, controlData, now }),
    },
    corrections: corrections.acts,
    policies: policyActs,
    documents: createDocumentActs({ reader: pool, makeChange, logId: replica, now }),
    joining: createJoining({ reader: pool, makeChange, logId: replica, demonstration, now }),
    employees: createEmployees({ makeChange, now }),
    oversight: oversight.acts,
    officersWork: officersWork.acts,
    reconciliation,
    sealing: createSealing({ reader: pool, recordAct, refuse, now }),
    makeReport,
    seeHealth: createSeeHealth({
      examine: async (at) => [
        ...examineOwnState({ lines, quorum: log.quorum, policyVersion: policyVersion() }), ...await examine(config, process.versions.node, at),
      ],
      recordAct, refuse, replica, now,
    }),
  })
  const apollo = createApollo(schema, config.demonstration, (error) => events.failed('answer', error))
  await apollo.start()
  const refuseEarly = createRefuseEarly({ refuseRequest, createId: randomUUID, attempts: createAttemptLimit(), events })
  const refusedSenders = createRefusedSenders({ attempts: createAttemptLimit(), isKnown: identity.isKnown })
  const authenticate = createAuthenticate({ ...identity, deadline: config.deadline, refuseEarly, events })
  const addOfficerPages = (to: FastifyInstance, authenticateRequest: AuthenticateRequest, answerUnread: AnswerUnread): void => {
    addReportPage(to, { makeReport, authenticateRequest, answerUnread, enter })
    addExportPage(to, { authenticateRequest, answerUnread, enter, exportEntries: oversight.acts.exportEntries, now })
  }
  const certificates = watchCertificates({ expiries: () => certificateExpiries(config), events })
  const credentials = watchCredentials(config.agencies, events)
  const tls = config.tls && openServerTls(config.tls, events)
  const isReady = async (): Promise<boolean> =>
    trail.isOpen() && keyInUse.isInUse() && keysSign(keys) && (await upkeep.query('select 1')).rowCount === 1
  const operators = createOperatorServer({ isReady, metrics: telemetry.metrics })
  const caughtUp = allCaughtUp(identity, policies, documents, keyInUse)
  const { server, authenticateRequest } = await createServer({
    apollo,
    authenticate,
    caughtUp,
    proofNonce: identity.proofNonce,
    refuseRequest,
    refuseEarly,
    refusedSenders,
    tls,
    url: config.url,
    proxies: config.proxies,
    now,
    events,
    isReady,
    admit: createAdmitDocument({ documents, free: config.freeDocuments, refuseEarly }),
    addConsole: config.console && await createConsole({
      settings: config.console, audience: config.audience, demonstration, pool, isActive: identity.isActive, proofNonce: identity.proofNonce, useOnce: identity.useOnce,
      recordSession: createRecordSession({ trail, policyVersion, now }), refuseEarly, refusedSenders,
      authenticate, caughtUp, documents, events, now,
      addOfficerPages,
      openPurposes: (party, role) => {
        const current = policies.current(now())
        return current ? openPurposes(current, party, role) : []
      },
    }),
  })
  addTrailPages(server, { log, pool, authenticateRequest })
  addOfficerPages(server, authenticateRequest, createAnswerUnread(refuseEarly)(authenticateRequest))
  const metricsUrl = await operators.listen(config.metrics)
  const url = await server.listen({ host: config.host, port: config.port })

  return {
    url,
    metricsUrl,
    server,
    close: async () => {
      await Promise.all([server.close(), operators.close()])
      await apollo.stop()
      await Promise.all([identity.close(), tls?.close(), certificates.close(), credentials.close()])
      policies.close()
      keyInUse.close()
      documents.close()
      await Promise.all([...lines.values()].map((line) => line.close()))
      await retention.close()
      await Promise.all([reconciliation.close(), corrections.close(), mail.close()])
      await trail.close()
      await Promise.all([log.close(), seen.close()])
      await Promise.all([oversight.close(), officersWork.close()])
      await prisma.$disconnect()
      await Promise.all([pool.end(), upkeep.end()])
      keys.close()
      await telemetry.close()
    },
  }
}
