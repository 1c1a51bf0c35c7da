import type { Hono } from 'hono'
import type { z } from 'zod'
import { listRules, type RuleCheck } from '#core/contract/rules.ts'
import { coverageOfCheck, coverageOfRule, type Holdings, NEED_OF } from '#core/risk/coverage.ts'
import type { Facts } from '#core/risk/facts.ts'
import { RULE_REGISTER } from '#core/risk/register.ts'
import { parametersOfCheck, type Check, type RuleDefinition } from '#core/risk/rule.ts'
import { type AppEnv, bind } from '../http/bind.ts'
import { heldFacts, type WatchStarts, watchStarts } from '../monitor/held-facts.ts'
import type { Ports } from '../ports.ts'
import { RECORD_WORDS } from '../sources/record-kinds.ts'
import { countHoldings } from '../store/holdings.ts'
import { alertsByRule } from '../store/rule-counts.ts'

/** The rules in force, whether this desk holds what they need, and what they raised. */
export function ruleRoutes(app: Hono<AppEnv>, ports: Ports): void {
  bind(app, ports, listRules).to(async ({ caller }) => {
    const raised = await alertsByRule(ports.db, caller)
    const held = await countHoldings(ports.db, await heldFacts(ports.db))
    const starts = await watchStarts(ports.db)
    const items = RULE_REGISTER.map((rule) => ({
      ...wireRule(rule, held, starts),
      ...(raised.get(rule.id) ?? { alerts: 0, openAlerts: 0 }),
    }))
    return { value: { items } }
  })
}

const wireRule = (rule: RuleDefinition, held: Holdings, starts: WatchStarts) => ({
  id: rule.id,
  version: rule.version,
  family: rule.family,
  typology: rule.typology,
  name: rule.name.en,
  purpose: rule.purpose.en,
  coverage: coverageOfRule(rule, held),
  checks: rule.checks.map((check) => wireCheck(check, held, starts)),
  references: [...rule.references],
  owner: rule.owner,
})

/** The latest of the instants from which on the check's records are watched; null where they reach back. */
function watchedFrom({ needs }: Check, starts: WatchStarts): string | null {
  const from = Object.entries(NEED_OF).flatMap(([kind, need]) =>
    needs.includes(need) ? (starts.get(RECORD_WORDS[kind as keyof Facts]) ?? []) : [],
  )
  return from.length === 0 ? null : new Date(Math.max(...from)).toISOString()
}

function wireCheck(check: Check, held: Holdings, starts: WatchStarts): z.output<typeof RuleCheck> {
  const { coverage, missing } = coverageOfCheck(check, held)
  return {
    detector: check.detector,
    coverage,
    missing: missing.map((each) => {
      if (each.kind === 'need') return { kind: each.kind, names: [each.need], connected: each.connected }
      const names = each.kind === 'labels' ? each.categories : each.books
      return { kind: each.kind, names: [...names], connected: true }
    }),
    offReason: check.off,
    severity: check.severity.by === 'fixed' ? check.severity.value : null,
    categories: [...check.categories],
    books: [...check.books],
    needs: [...check.needs],
    watchedFrom: watchedFrom(check, starts),
    parameters: parametersOfCheck(check).map(
      ({ name, value, unit, default: standard, min, max, source, note }) => ({
        name,
        value: String(value),
        unit,
        default: String(standard),
        min: String(min),
        max: String(max),
        origin: source,
        note,
      }),
    ),
  }
}
