import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import { GRAPH_CALLS } from './contract-graph-calls.ts'
import { account, type Answered, ifMatching, type MakeCall, read, write } from './contract-makers.ts'
import type { ContractWorld } from './contract-world.ts'
import { transferRows, transfersCsv } from './import-client.ts'
import { SAFE_DONE } from './closing.ts'

const NEW_PERSON = {
  name: 'Wai Lam',
  email: 'wai@example.test',
  role: 'analyst',
  password: 'a long passphrase',
}

const REPLY = 'The customer answered on Monday.'

const attachmentId = (answered: Answered) => (answered.get('addAttachment') as { id: string }).id
const QUEUE_VIEW = {
  name: 'Mine',
  scope: 'personal',
  search: { open: true, assignee: ['me'], sort: 'created' },
  layout: { hidden: ['category'], widths: { rule: 220 }, density: 'compact' },
}

const importId = (answered: Answered) => (answered.get('createImport') as { id: string }).id
const alert = ({ facts }: ContractWorld) => `/api/v1/alerts/${facts.alert.id}`

/**
 * A successful call of each operation, in an order in which they build on each other. `createFirstAdmin` is not among
 * them: it needs a desk with nobody in it.
 */
export const GOOD_CALLS: Readonly<Record<string, MakeCall>> = {
  health: read('/api/health', null),
  ready: read('/api/ready', null),
  getSession: read('/api/v1/session', 'analyst'),
  createUser: () => write('admin', 'POST', '/api/v1/users', NEW_PERSON),
  signIn: () => {
    const { email, password } = NEW_PERSON
    return write(null, 'POST', '/api/v1/session', { email, password })
  },
  signInAsPersona: ({ people }) =>
    write(null, 'POST', '/api/v1/session/persona', { personaId: people.get('manager') }),
  signOut: () => ({ role: 'manager', method: 'DELETE', path: '/api/v1/session' }),
  listUsers: read('/api/v1/users', 'admin'),
  listAlerts: read('/api/v1/alerts?limit=500', 'analyst'),
  alertFacets: read('/api/v1/alerts/facets', 'analyst'),
  exportAlerts: read('/api/v1/alerts/export.csv?open=true', 'analyst'),
  createQueueView: () => write('analyst', 'POST', '/api/v1/queue-views', QUEUE_VIEW),
  listQueueViews: read('/api/v1/queue-views', 'analyst'),
  updateQueueView: (_, answered) => {
    const { id, version } = answered.get('createQueueView') as { id: string; version: number }
    const call = write('analyst', 'PUT', `/api/v1/queue-views/${id}`, { ...QUEUE_VIEW, name: 'Mine, newest' })
    return { ...call, headers: { ...call.headers, 'if-match': `"${version}"` } }
  },
  chooseDefaultView: (_, answered) => {
    const { id } = answered.get('createQueueView') as { id: string }
    return write('analyst', 'PUT', '/api/v1/queue-views/default', { viewId: id })
  },
  deleteQueueView: (_, answered) => ({
    role: 'analyst',
    method: 'DELETE',
    path: `/api/v1/queue-views/${(answered.get('createQueueView') as { id: string }).id}`,
  }),
  listMentions: read('/api/v1/mentions', 'analyst'),
  readMentions: () => write('analyst', 'POST', '/api/v1/mentions/read', { upTo: 0 }),
  listMentionable: read((world) => `${alert(world)}/mentionable`, 'analyst'),
  getAlert: read((world) => alert(world), 'analyst'),
  alertGraph: read((world) => `${alert(world)}/graph`, 'analyst'),
  commandAlert: (world) => {
    const call = write('analyst', 'POST', `${alert(world)}/commands`, {
      type: 'add-note',
      text: 'Checked by hand.',
    })
    return { ...call, headers: { ...call.headers, 'if-match': `"${world.facts.alert.version}"` } }
  },
  bulkAlerts: ({ facts }) =>
    write('analyst', 'POST', '/api/v1/alerts/bulk', {
      command: { type: 'add-note', text: 'Seen in the morning meeting.' },
      alerts: [{ id: facts.alert.id, version: facts.alert.version }],
    }),
  getAssignment: read('/api/v1/assignment', 'manager'),
  putAssignmentRules: ({ people }) =>
    ifMatching(
      0,
      write('manager', 'PUT', '/api/v1/assignment/rules', {
        rules: [
          {
            id: 'turns',
            name: 'In turns',
            isEnabled: true,
            books: [],
            severities: [],
            method: 'round-robin',
            people: [people.get('analyst')],
          },
        ],
      }),
    ),
  putAssignmentPerson: ({ people }) =>
    ifMatching(
      0,
      write('admin', 'PUT', `/api/v1/assignment/people/${people.get('analyst')}`, {
        capacity: 40,
        absences: [{ from: '2027-02-06', to: '2027-02-09' }],
      }),
    ),
  runAssignment: () => write('manager', 'POST', '/api/v1/assignment/run', { isPreview: true }),
  getOfficeHours: read('/api/v1/office-hours', 'analyst'),
  getSlaTerms: read('/api/v1/sla-terms', 'approver'),
  putSlaTerms: () =>
    ifMatching(
      0,
      write('manager', 'PUT', '/api/v1/sla-terms', {
        terms: [5, 4, 3, 2, 1].map((severity) => ({
          severity,
          firstTouch: { unit: 'hours', amount: 2 },
          disposition: { unit: 'days', amount: 3 },
        })),
      }),
    ),
  alertActivity: read((world) => `${alert(world)}/activity`, 'analyst'),
  addAttachment: (world) => ({
    role: 'analyst',
    method: 'POST',
    path: `${alert(world)}/attachments?name=reply.txt&sha256=${bytesToHex(sha256(utf8ToBytes(REPLY)))}`,
    body: REPLY,
  }),
  listAttachments: read((world) => `${alert(world)}/attachments`),
  attachmentContent: (world, answered) => ({
    role: 'auditor',
    method: 'GET',
    path: `${alert(world)}/attachments/${attachmentId(answered)}/content`,
  }),
  verifyAttachment: (world, answered) => ({
    role: 'auditor',
    method: 'POST',
    path: `${alert(world)}/attachments/${attachmentId(answered)}/verify`,
  }),
  alertKnowledge: read((world) => `${alert(world)}/knowledge`, 'analyst'),
  followEvents: read('/api/v1/events', 'analyst'),
  announcePresence: (world) =>
    write('analyst', 'PUT', '/api/v1/presence', { place: 'contract-window', alertId: world.facts.alert.id }),
  listAlertGroups: read('/api/v1/alert-groups?limit=500', 'analyst'),
  drawGroupSample: ({ groups }) => write('analyst', 'POST', '/api/v1/group-decisions', groups.cause),
  getGroupDecision: read(({ groups }) => `/api/v1/group-decisions/${groups.opened}`),
  reviewGroupSample: ({ groups }) =>
    write('analyst', 'POST', `/api/v1/group-decisions/${groups.opened}/reviews`, {
      alertId: groups.openedAlert,
      verdict: 'same',
    }),
  decideGroup: ({ groups }) =>
    write('analyst', 'POST', `/api/v1/group-decisions/${groups.reviewed}/decision`, {
      command: {
        type: 'propose-close',
        code: 'duplicate',
        rationale: 'The same payment was reported by two sources.',
        safe: SAFE_DONE,
        riskProfileUpdated: false,
      },
    }),
  search: read(({ facts }) => `/api/v1/search?q=${encodeURIComponent(facts.label.actor ?? '')}`),
  getAddress: read((world) => `/api/v1/addresses/${account(world)}`),
  addressTransfers: read((world) => `/api/v1/addresses/${account(world)}/transfers`),
  getTransaction: read(
    ({ facts }) =>
      `/api/v1/transactions/${encodeURIComponent(facts.transfer.chain)}/${facts.transfer.txHash}`,
  ),
  listExposures: read((world) => `/api/v1/exposures?account=${account(world)}`),
  transferExposure: read(
    ({ facts }) => `/api/v1/exposures/transfer?transfer=${encodeURIComponent(facts.transfer.id)}`,
  ),
  ...GRAPH_CALLS,
  createImport: () => write('analyst', 'POST', '/api/v1/imports', { filename: 'contract-case.csv' }),
  putImportContent: (_, answered) => ({
    role: 'analyst',
    method: 'PUT',
    path: `/api/v1/imports/${importId(answered)}/content`,
    body: `${transfersCsv(transferRows(0, 3))}\nthis line is no transfer\n`,
  }),
  previewImport: () => ({
    role: 'analyst',
    method: 'POST',
    path: '/api/v1/imports/preview?filename=proofs.csv&count=true',
    body: 'record,customer,chain,account,method,at\nvulnerable-customer,C-1,,,,2026-10-01T00:00:00Z\n',
  }),
  listImports: read('/api/v1/imports'),
  getImport: (_, answered) => ({
    role: 'auditor',
    method: 'GET',
    path: `/api/v1/imports/${importId(answered)}`,
  }),
  importRejectsCsv: (_, answered) => ({
    role: 'auditor',
    method: 'GET',
    path: `/api/v1/imports/${importId(answered)}/rejects.csv`,
  }),
  cancelImport: (_, answered) => ({
    role: 'analyst',
    method: 'POST',
    path: `/api/v1/imports/${(answered.get('announced, not sent') as { id: string }).id}/cancel`,
  }),
  listLabels: read('/api/v1/labels?limit=500'),
  labelSources: read('/api/v1/labels/sources'),
  listAuditEvents: read('/api/v1/audit-events?limit=500'),
  auditHead: read('/api/v1/audit-events/head'),
  listRules: read('/api/v1/rules'),
  listBooks: read('/api/v1/books'),
  getTrends: read('/api/v1/trends'),
}
