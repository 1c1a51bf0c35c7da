import type { Hono } from 'hono'
import type { z } from 'zod'
import { listRules, type RuleCheck } from '#core/contract/rules.ts'
import { coverageOfCheck, coverageOfRule, type Holdings } from '#core/risk/coverage.ts'
import { RULE_REGISTER } from '#core/risk/register.ts'
import { parametersOfCheck, type Check, type RuleDefinition } from '#core/risk/rule.ts'
import { type AppEnv, bind } from '../http/bind.ts'
import { heldFacts } from '../monitor/held-facts.ts'
import type { Ports } from '../ports.ts'
import { countHoldings } from '../store/holdings.ts'
import { alertsByRule } from '../store/rule-counts.ts'

/** The rules in force, whether this desk holds what they need, and what they raised. */
export function ruleRoutes(app: Hono<AppEnv>, ports: Ports): void {
  bind(app, ports, listRules).to(async ({ caller }) => {
    const raised = await alertsByRule(ports.db, caller)
    const held = await countHoldings(ports.db, await heldFacts(ports.db))
    const items = RULE_REGISTER.map((rule) => ({
      ...wireRule(rule, held),
      ...(raised.get(rule.id) ?? { alerts: 0, openAlerts: 0 }),
    }))
    return { value: { items } }
  })
}

const wireRule = (rule: RuleDefinition, held: Holdings) => ({
  id: rule.id,
  version: rule.version,
  family: rule.family,
  typology: rule.typology,
  name: rule.name.en,
  purpose: rule.purpose.en,
  coverage: coverageOfRule(rule, held),
  checks: rule.checks.map((check) => wireCheck(check, held)),
  references: [...rule.references],
  owner: rule.owner,
})

function wireCheck(check: Check, held: Holdings): z.output<typeof RuleCheck> {
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
