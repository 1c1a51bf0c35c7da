import type { Transfer } from '#core/ledger/types.ts'
import { screen } from '#server/monitor/pipeline.ts'
import { appendAudits } from '#server/store/audit.ts'
import type { Db } from '#server/store/db.ts'
import { settings } from '#server/store/schema/identity.ts'
import { buildWorld } from '../world/build.ts'
import type { World, WorldSize } from '../world/types.ts'
import { openCases } from './cases.ts'
import { replayDecisions } from './decisions.ts'
import { storeInstitution, storeTransfers } from './facts.ts'
import { seedingPorts } from './quiet-ports.ts'

/** One seed, so that two people who look at the demonstration see the same institution. */
const SEED = 'lantern'

/** From a block to the desk: what a source needs to notice, fetch and store a transfer. */
const INGEST_MS = 45_000

/** Audit entries chained in one transaction. */
const CHAIN_BATCH = 2_000

export interface SeedOptions {
  readonly size: WorldSize
  /** The demonstration's "now", epoch ms. */
  readonly endsAt: number
  readonly version: string
  readonly onProgress: (line: string) => void
}

/**
 * Fills an empty, migrated database with the demonstration institution: its facts, then its history as the
 * product's own engine and lifecycle tell it (docs/decisions/005).
 */
export async function seedDemo(db: Db, options: SeedOptions): Promise<{ institution: string }> {
  const { size, endsAt, version, onProgress } = options
  const world = buildWorld({ size, seed: SEED, endsAt })
  const { ports, pending, setClock } = seedingPorts(db, version, world.startsAt)
  const institution = world.institution.name

  await storeInstitution(db, world)
  await db.insert(settings).values({ key: 'demo.institution', value: institution })
  const stored = await storeTransfers(db, world, () => {})
  onProgress(`  ${stored} transfers of 90 days`)

  setClock(endsAt)
  let raised = 0
  for (const knownAt of momentsToLookBack(world)) {
    const asOfClock = ({ time }: Transfer) =>
      Math.min(endsAt, Math.max((time ?? endsAt) + INGEST_MS, knownAt))
    raised += (await screen(ports, { trigger: 'replay', asOfClock })).alertsRaised
  }
  onProgress(`  ${raised} alerts raised by the engine`)

  const suspicious = new Set<string>()
  for (const { planted } of world.batches()) {
    for (const { verdict, transferKeys } of planted) {
      if (verdict === 'suspicious') for (const key of transferKeys) suspicious.add(key)
    }
  }
  pending.push(...(await replayDecisions(db, { seed: SEED, people: world.people, suspicious, endsAt })))
  const cases = await openCases({ seed: SEED, size, people: world.people, endsAt, ports, setClock })
  onProgress(`  ${cases} cases opened by the desk's people`)
  await chain(db, ports, pending)
  onProgress(`  ${pending.length} records in the audit trail`)
  return { institution }
}

/** The start, and each instant at which a claim about the past became known: then history is screened again. */
function momentsToLookBack(world: World): number[] {
  const late = world.labels
    .filter(({ validFrom, knownFrom }) => knownFrom > world.startsAt && (validFrom ?? 0) < knownFrom)
    .map(({ knownFrom }) => knownFrom)
  return [world.startsAt, ...new Set(late)].toSorted((a, b) => a - b)
}

/** Chains what was held back, in the order in which it happened. */
async function chain(
  db: Db,
  ports: ReturnType<typeof seedingPorts>['ports'],
  pending: ReturnType<typeof seedingPorts>['pending'],
): Promise<void> {
  const { heldAudit: _, ...direct } = ports
  const ordered = pending.toSorted((a, b) => (a.at ?? 0) - (b.at ?? 0))
  for (let from = 0; from < ordered.length; from += CHAIN_BATCH) {
    const batch = ordered.slice(from, from + CHAIN_BATCH)
    await db.transaction((tx) => appendAudits(tx, direct, batch))
  }
}
