import { html } from 'hono/html'
import { permissionsOf, ROLES } from '#core/workflow/roles.ts'
import type { ApiDocument, Content, Operation } from './document.ts'
import { type Html, notesOf, prose, schemaBody, typeOf } from './schema.ts'

interface Entry {
  readonly path: string
  readonly method: string
  readonly operation: Operation
}

const slugOf = (text: string): string => text.toLowerCase().replaceAll(/\W+/g, '-')

/** Operations by tag, in the order of the route table. */
function groupsOf(document: ApiDocument): ReadonlyMap<string, readonly Entry[]> {
  const entries = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
  )
  return Map.groupBy(entries, ({ operation }) => operation.tags[0] ?? 'Other')
}

/** The API as a page for people, made from its own description: no script, nothing from elsewhere. */
export function referencePage(source: object): Html {
  const document = source as ApiDocument
  const { title, version, description } = document.info
  const groups = groupsOf(document)
  const schemas = Object.entries(document.components.schemas)
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>${title} ${version}</title>
        <link rel="stylesheet" href="/api/reference.css" />
      </head>
      <body>
        <a class="skip" href="#content">Skip to the operations</a>
        <nav aria-label="Operations">
          <p class="brand">${title} <span>${version}</span></p>
          ${[...groups].map(
            ([tag, entries]) =>
              html`<h2><a href="#${slugOf(tag)}">${tag}</a></h2>
                <ul>
                  ${entries.map(
                    ({ operation, method }) =>
                      html`<li>
                        <a href="#${operation.operationId}"
                          ><span class="verb ${method}">${method}</span> ${operation.operationId}</a
                        >
                      </li>`,
                  )}
                </ul>`,
          )}
          <h2><a href="#schemas">Schemas</a></h2>
        </nav>
        <main id="content">
          <header>
            <h1>${title}</h1>
            <p>${withoutLinks(description)}</p>
            <p>
              The same as a document for programs: <a href="/api/openapi.json">OpenAPI 3.1</a>. Errors are
              <a href="#schema-Problem">problem details</a> (RFC 9457). The session travels in a cookie that
              the desk sets at sign-in.
            </p>
          </header>
          ${[...groups].map(
            ([tag, entries]) =>
              html`<section aria-labelledby="${slugOf(tag)}">
                <h2 id="${slugOf(tag)}">${tag}</h2>
                ${entries.map(operationCard)}
              </section>`,
          )}
          <section aria-labelledby="schemas">
            <h2 id="schemas">Schemas</h2>
            ${schemas.map(
              ([name, schema]) =>
                html`<article id="schema-${name}">
                  <h3>${name}</h3>
                  ${schema.description === undefined ? '' : html`<p>${prose(schema.description)}</p>`}
                  ${schemaBody(schema)}
                </article>`,
            )}
          </section>
        </main>
      </body>
    </html>`
}

/** `[text](address)` of the document's Markdown as its text. */
const withoutLinks = (text: string): string => text.replaceAll(/ Readable at \[[^\]]*\]\([^)]*\)\./g, '')

function operationCard({ path, method, operation }: Entry): Html {
  const answers = Object.entries(operation.responses)
  const good = answers.filter(([status]) => Number(status) < 400)
  const problems = answers.filter(([status]) => Number(status) >= 400)
  return html`<article id="${operation.operationId}">
    <h3>${operation.summary}</h3>
    <p class="address">
      <span class="verb ${method}">${method}</span> <code>${path}</code>
      <a class="id" href="#${operation.operationId}">${operation.operationId}</a>
    </p>
    ${operation.description === undefined ? '' : html`<p>${prose(operation.description)}</p>`}
    <p class="access"><strong>Who may call it:</strong> ${whoMayCall(operation['x-access'])}</p>
    ${parameterTable(operation)} ${bodyPart('Body', operation.requestBody?.content)}
    ${good.map(([status, { content, headers }]) => {
      const heading = `Answer ${status}${headers === undefined ? '' : ', with an ETag'}`
      return (
        bodyPart(heading, content) ||
        html`<h4>${heading}</h4>
          <p class="type">nothing</p>`
      )
    })}
    <h4>Problems</h4>
    <ul class="problems">
      ${problems.map(([status, { description }]) => html`<li><code>${status}</code> <span>${prose(description)}</span></li>`)}
    </ul>
  </article>`
}

function whoMayCall(access: string): Html {
  if (access === 'public') return html`anybody`
  if (access === 'session') return html`anybody who is signed in`
  const permission = access.slice('permission:'.length)
  const roles = ROLES.filter((role) => (permissionsOf(role) as readonly string[]).includes(permission))
  return html`${roles.join(', ')} (permission <code>${permission}</code>)`
}

function parameterTable({ parameters }: Operation): Html | '' {
  if (parameters.length === 0) return ''
  return html`<h4>Parameters</h4>
    <table>
      <thead>
        <tr>
          <th scope="col">Name</th>
          <th scope="col">In</th>
          <th scope="col">Value</th>
          <th scope="col">Notes</th>
        </tr>
      </thead>
      <tbody>
        ${parameters.map(
          ({ name, in: where, required, schema }) =>
            html`<tr>
              <th scope="row">
                <code>${name}</code>${required ? '' : html` <span class="optional">optional</span>`}
              </th>
              <td>${where}</td>
              <td>${typeOf(schema)}</td>
              <td>${notesOf(schema)}</td>
            </tr>`,
        )}
      </tbody>
    </table>`
}

function bodyPart(heading: string, content: Content | undefined): Html | '' {
  if (content === undefined) return ''
  return html`${Object.entries(content).map(
    ([type, { schema }]) =>
      html`<h4>${heading} <span class="media">${type}</span></h4>
        ${schemaBody(schema)}`,
  )}`
}
