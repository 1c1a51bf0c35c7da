import { EMPTY_FILE, pictureOf } from './contract-picture.ts'
import { account, type Answered, ifMatching, type MakeCall, read, write } from './contract-makers.ts'

const investigation = (answered: Answered) =>
  `/api/v1/investigations/${(answered.get('createInvestigation') as { id: string }).id}`
const matter = (answered: Answered) => `/api/v1/cases/${(answered.get('createCase') as { id: string }).id}`

/** Calls about the graph and what is kept of it, pictures and cases; see `GOOD_CALLS`. */
export const GRAPH_CALLS: Readonly<Record<string, MakeCall>> = {
  graphNeighbourhood: read((world) => `/api/v1/graph/neighbourhood?account=${account(world)}`),
  graphTransactions: read((world) => `/api/v1/graph/transactions?account=${account(world)}`),
  graphPaths: read(
    (world) =>
      `/api/v1/graph/paths?from=${account(world)}&to=${encodeURIComponent(world.facts.transfer.toAccount)}`,
  ),
  graphTaint: ({ facts }) =>
    write('analyst', 'POST', '/api/v1/graph/taint', {
      chain: facts.transfer.chain,
      methods: ['poison', 'haircut', 'fifo', 'lifo', 'seniority'],
      transfers: [facts.transfer.id],
      accounts: [facts.transfer.toAccount],
      sources: { accounts: [facts.transfer.fromAccount] },
    }),
  graphCommonCounterparties: read(
    (world) =>
      `/api/v1/graph/common?account=${account(world)}&account=${encodeURIComponent(world.facts.transfer.toAccount)}`,
  ),
  graphBetween: ({ facts }) =>
    write('analyst', 'POST', '/api/v1/graph/between', {
      accounts: [facts.transfer.fromAccount],
      others: [facts.transfer.toAccount],
    }),
  graphCluster: read((world) => `/api/v1/graph/cluster?account=${account(world)}`),
  graphResolve: ({ facts }) =>
    write('analyst', 'POST', '/api/v1/graph/resolve', {
      lines: [facts.transfer.fromAccount, facts.alert.id, facts.transfer.txHash, 'nothing of the kind'],
    }),
  createInvestigation: ({ people, facts }) =>
    write('analyst', 'POST', '/api/v1/investigations', {
      name: 'Contract picture',
      document: pictureOf(people.get('analyst') ?? '', [facts.transfer.fromAccount]),
      imported: true,
      file: EMPTY_FILE,
    }),
  listInvestigations: read('/api/v1/investigations'),
  getInvestigation: (_, answered) => ({ role: 'auditor', method: 'GET', path: investigation(answered) }),
  getInvestigationFile: (_, answered) => ({
    role: 'auditor',
    method: 'GET',
    path: `${investigation(answered)}/file`,
  }),
  saveInvestigationRevision: ({ people, facts }, answered) =>
    ifMatching(
      1,
      write('analyst', 'POST', `${investigation(answered)}/revisions`, {
        kind: 'named',
        label: 'As reported',
        document: pictureOf(people.get('analyst') ?? '', [facts.transfer.fromAccount]),
      }),
    ),
  changeInvestigation: (_, answered) =>
    ifMatching(2, write('analyst', 'PATCH', investigation(answered), { name: 'Contract picture, renamed' })),
  attachInvestigation: ({ facts }, answered) =>
    ifMatching(3, write('analyst', 'POST', `${investigation(answered)}/alerts`, { alertId: facts.alert.id })),
  createCase: ({ facts }, answered) =>
    write('analyst', 'POST', '/api/v1/cases', {
      title: 'Contract matter',
      alertIds: [facts.alert.id],
      investigationIds: [(answered.get('createInvestigation') as { id: string }).id],
    }),
  listCases: read('/api/v1/cases?state=all&limit=10'),
  getCase: (_, answered) => ({ role: 'auditor', method: 'GET', path: matter(answered) }),
  commandCase: (_, answered) =>
    ifMatching(
      1,
      write('analyst', 'POST', `${matter(answered)}/commands`, {
        type: 'add-note',
        text: 'Both sides checked.',
      }),
    ),
  caseActivity: (_, answered) => ({ role: 'auditor', method: 'GET', path: `${matter(answered)}/activity` }),
  listCaseHolders: (_, answered) => ({
    role: 'manager',
    method: 'GET',
    path: `${matter(answered)}/holders`,
  }),
}
