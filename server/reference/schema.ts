import { html } from 'hono/html'
import type { Schema } from './document.ts'

/** Escaped HTML, as Hono's template makes it. */
export type Html = ReturnType<typeof html>

const nameOf = (ref: string): string => ref.slice(ref.lastIndexOf('/') + 1)

/** What kind of value a schema describes, in a few words; named schemas are links to their place on the page. */
export function typeOf(schema: Schema): Html {
  if (schema.$ref !== undefined) {
    const name = nameOf(schema.$ref)
    return html`<a href="#schema-${name}">${name}</a>`
  }
  if (schema.const !== undefined) return html`<code>${JSON.stringify(schema.const)}</code>`
  if (schema.enum !== undefined)
    return joined(schema.enum.map((value) => html`<code>${String(value)}</code>`))
  const either = schema.anyOf ?? schema.oneOf
  if (either !== undefined) return joined(either.map(typeOf))
  if (schema.type === 'array') {
    const items = schema.items ?? {}
    const isChoice = [items.enum, items.anyOf, items.oneOf].some((choices) => (choices?.length ?? 0) > 1)
    return isChoice ? html`list of (${typeOf(items)})` : html`list of ${typeOf(items)}`
  }
  if (schema.type === 'object' && typeof schema.additionalProperties === 'object') {
    return html`object of ${typeOf(schema.additionalProperties)} by name`
  }
  return html`${schema.type ?? 'anything'}${schema.format === undefined ? '' : ` (${schema.format})`}`
}

function joined(parts: readonly Html[]): Html {
  return html`${parts.map((part, at) => (at === 0 ? part : html` <span class="or">or</span> ${part}`))}`
}

/** The limits a value must keep, in words; empty where there are none. */
export function limitsOf(schema: Schema): string {
  const { minimum, maximum, minLength, maxLength, maxItems, pattern } = schema
  const isSafeLimit = (n: number | undefined): n is number =>
    n !== undefined && Math.abs(n) !== Number.MAX_SAFE_INTEGER
  const words: string[] = []
  if (isSafeLimit(minimum)) words.push(`at least ${minimum}`)
  if (isSafeLimit(maximum)) words.push(`at most ${maximum}`)
  if (minLength !== undefined) words.push(`at least ${minLength} characters`)
  if (maxLength !== undefined) words.push(`at most ${maxLength} characters`)
  if (maxItems !== undefined) words.push(`at most ${maxItems} items`)
  if (pattern !== undefined && schema.format === undefined) words.push(`matches ${pattern}`)
  if (schema.default !== undefined) words.push(`${JSON.stringify(schema.default)} where left out`)
  return words.join(', ')
}

/** A sentence in which code stands between backticks. */
export function prose(text: string): Html {
  return html`${text.split('`').map((part, at) => (at % 2 === 1 ? html`<code>${part}</code>` : part))}`
}

/** What is said of a value: its description, then its limits. */
export function notesOf(schema: Schema): Html {
  const limits = limitsOf(schema)
  return html`${prose(schema.description ?? '')}${limits === '' ? '' : html` <span class="limits">${limits}</span>`}`
}

/** The object inside a schema that is one, perhaps as a list or beside null; its fields are worth a table. */
function fieldsOf(schema: Schema): Schema | null {
  if (schema.properties !== undefined) return schema
  if (schema.items !== undefined) return fieldsOf(schema.items)
  for (const part of schema.anyOf ?? []) {
    const found = fieldsOf(part)
    if (found !== null) return found
  }
  return null
}

/** The fields of an object, nested ones indented below theirs; each form of a choice on its own. */
export function schemaBody(schema: Schema): Html {
  if (schema.$ref !== undefined) return html`<p class="type">${typeOf(schema)}</p>`
  const forms = schema.oneOf ?? []
  if (forms.length > 0) return html`${forms.map((form) => html`<div class="form">${schemaBody(form)}</div>`)}`
  const object = fieldsOf(schema)
  if (object === null)
    return html`<p class="type">${typeOf(schema)} ${notesOf({ ...schema, description: '' })}</p>`
  const optional = (name: string) => !(object.required ?? []).includes(name)
  return html`<dl class="fields">
    ${Object.entries(object.properties ?? {}).map(
      ([name, field]) =>
        html`<div>
          <dt><code>${name}</code>${optional(name) ? html` <span class="optional">optional</span>` : ''}</dt>
          <dd>
            <span class="type">${typeOf(field)}</span> ${notesOf(field)}
            ${fieldsOf(field) === null ? '' : schemaBody(field)}
          </dd>
        </div>`,
    )}
  </dl>`
}
