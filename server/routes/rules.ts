import type { Hono } from 'hono'
import { listRules } from '#core/contract/assurance.ts'
import { RULE_REGISTER } from '#core/risk/register.ts'
import { parametersOf, type RuleDefinition } from '#core/risk/rule.ts'
import { type AppEnv, bind } from '../http/bind.ts'
import type { Ports } from '../ports.ts'
import { alertsByRule } from '../store/rule-counts.ts'

/** The rules in force and what they raised. */
export function ruleRoutes(app: Hono<AppEnv>, ports: Ports): void {
  bind(app, ports, listRules).to(async ({ caller }) => {
    const raised = await alertsByRule(ports.db, caller)
    const items = RULE_REGISTER.map((rule) => ({
      ...wireRule(rule),
      ...(raised.get(rule.id) ?? { alerts: 0, openAlerts: 0 }),
    }))
    return { value: { items } }
  })
}

const wireRule = (rule: RuleDefinition) => ({
  id: rule.id,
  version: rule.version,
  name: rule.name.en,
  purpose: rule.purpose.en,
  detector: rule.detector,
  categories: rule.detector === 'structuring' ? [] : [...rule.categories],
  parameters: parametersOf(rule).map(({ name, value, unit, source, note }) => ({
    name,
    value: String(value),
    unit,
    origin: source,
    note,
  })),
  references: [...rule.references],
  owner: rule.owner,
})
