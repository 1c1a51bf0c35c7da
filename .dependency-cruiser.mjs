/**
 * The direction of imports (ARCHITECTURE.md) as rules. `scripts/check-boundaries.ts` proves that they bite
 * by running them over scripts/fixtures/bad-imports as well.
 */
const NPM = (names) => `node_modules/(?!(${names.join('|')})/)`
const CORE_ORDER = ['chain', 'ledger', 'flow', 'risk', 'workflow', 'evidence']

const coreDownward = CORE_ORDER.map((folder, at) => ({
  name: `core-${folder}-looks-down`,
  comment: `core/${folder} may import only folders below it (${CORE_ORDER.slice(0, at).join(', ') || 'none'})`,
  severity: 'error',
  from: { path: `(^|/)core/${folder}/`, pathNot: '\\.test\\.ts$' },
  to: { path: `(^|/)core/(${[...CORE_ORDER.slice(at + 1), 'contract'].join('|')})/` },
}))

export default {
  forbidden: [
    {
      name: 'no-cycles',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    { name: 'resolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
    ...coreDownward,
    {
      name: 'core-contract-below-investigation',
      comment: 'core/investigation works on what the contract describes; the contract knows nothing of it',
      severity: 'error',
      from: { path: '(^|/)core/contract/', pathNot: '\\.test\\.ts$' },
      to: { path: '(^|/)core/investigation/' },
    },
    {
      name: 'core-is-pure',
      comment: 'core imports core, zod (contract only), @noble/hashes and @scure/base; nothing else',
      severity: 'error',
      from: { path: '(^|/)core/', pathNot: '\\.test\\.ts$' },
      to: {
        path: ['(^|/)(server|src|mocks|e2e|scripts|bench)/', NPM(['zod', '@noble/hashes', '@scure/base'])],
      },
    },
    {
      name: 'core-has-no-node',
      severity: 'error',
      from: { path: '(^|/)core/', pathNot: '\\.test\\.ts$' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'zod-in-contract-only',
      severity: 'error',
      from: { path: '(^|/)core/(?!contract/)', pathNot: '\\.test\\.ts$' },
      to: { path: 'node_modules/zod/' },
    },
    {
      name: 'server-knows-no-src-no-mocks',
      severity: 'error',
      from: { path: '(^|/)server/', pathNot: '\\.test\\.ts$' },
      to: { path: '(^|/)(src|mocks|e2e)/' },
    },
    {
      name: 'portable-server-has-no-node',
      comment: 'the API runs in a browser worker too: Node lives in server/main.ts and server/node/',
      severity: 'error',
      from: { path: '(^|/)server/', pathNot: ['(^|/)server/(main\\.ts|node/|testing/)', '\\.test\\.ts$'] },
      to: { path: ['(^|/)server/(main\\.ts|node/)', 'node_modules/(pg|@hono/node-server|@node-rs)/'] },
    },
    {
      name: 'portable-server-has-no-node-builtins',
      severity: 'error',
      from: { path: '(^|/)server/', pathNot: ['(^|/)server/(main\\.ts|node/|testing/)', '\\.test\\.ts$'] },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'mocks-know-no-src',
      severity: 'error',
      from: { path: '(^|/)mocks/' },
      to: { path: '(^|/)src/' },
    },
    {
      name: 'src-platform-is-an-edge',
      severity: 'error',
      from: { path: '(^|/)src/platform/' },
      to: { path: '(^|/)src/(data|ui|features|app)/' },
    },
    {
      name: 'src-data-below-ui',
      severity: 'error',
      from: { path: '(^|/)src/data/' },
      to: { path: '(^|/)src/(ui|features|app)/' },
    },
    {
      name: 'src-ui-knows-no-data',
      severity: 'error',
      from: { path: '(^|/)src/ui/', pathNot: '\\.browser\\.test\\.tsx$' },
      to: { path: '(^|/)src/(data|features|app)/' },
    },
    {
      name: 'src-features-are-strangers',
      severity: 'error',
      from: { path: '(^|/)src/features/([^/]+)/' },
      to: { path: '(^|/)src/features/(?!$2/)[^/]+/' },
    },
    {
      name: 'src-features-below-app',
      severity: 'error',
      from: { path: '(^|/)src/features/' },
      to: { path: '(^|/)src/app/' },
    },
    {
      name: 'src-app-uses-doors',
      severity: 'error',
      from: { path: '(^|/)src/app/' },
      to: {
        path: '(^|/)src/features/[^/]+/',
        pathNot: '(^|/)src/features/[^/]+/(page|[a-z-]+-page|search|commands)\\.tsx?$',
      },
    },
    {
      name: 'src-knows-no-server',
      severity: 'error',
      from: { path: '(^|/)src/', pathNot: '\\.test\\.tsx?$' },
      to: { path: '(^|/)server/' },
    },
    {
      name: 'src-meets-mocks-at-the-door',
      severity: 'error',
      from: { path: '(^|/)src/', pathNot: ['(^|/)src/main\\.tsx$', '\\.test\\.tsx?$'] },
      to: { path: '(^|/)mocks/' },
    },
    {
      name: 'cytoscape-in-one-place',
      severity: 'error',
      from: { path: '(^|/)src/', pathNot: '(^|/)src/features/explorer/canvas/|(^|/)src/ui/flow/' },
      to: { path: 'node_modules/cytoscape/' },
    },
    {
      name: 'recharts-in-one-place',
      severity: 'error',
      from: { path: '(^|/)src/', pathNot: '(^|/)src/ui/charts/' },
      to: { path: 'node_modules/recharts/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json', '.css'],
    },
    tsConfig: { fileName: 'tsconfig.json' },
  },
}
