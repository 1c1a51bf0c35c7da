import { expect, test } from 'vitest'

interface LocaleModule {
  readonly messages: Readonly<Record<string, unknown>>
}

const modules = import.meta.glob<LocaleModule>('./*/*.ts', { eager: true })

/** `nav.alerts` -> its text, for every leaf. Plural forms are one key: Chinese has only `_other`. */
function leaves(value: unknown, path = ''): Map<string, string> {
  if (typeof value === 'string') return new Map([[path.replace(/_(one|other)$/, '_*'), value]])
  return new Map(
    Object.entries(value as Record<string, unknown>).flatMap(([key, inner]) => [
      ...leaves(inner, path === '' ? key : `${path}.${key}`),
    ]),
  )
}

function variables(text: string): string[] {
  return [...text.matchAll(/{{(\w+)}}/g)].map((match) => match[1] ?? '').sort()
}

const names = Object.keys(modules).filter((path) => path.startsWith('./en/'))

test('there are namespaces to compare', () => {
  expect(names).toContain('./en/common.ts')
})

test.each(names.flatMap((path) => ['zh-Hant', 'zh-Hans'].map((language) => ({ path, language }))))(
  '$path and $language say the same things with the same variables',
  ({ path, language }) => {
    const english = leaves(modules[path]?.messages)
    const other = leaves(modules[path.replace('./en/', `./${language}/`)]?.messages)
    expect([...other.keys()].sort()).toEqual([...english.keys()].sort())
    const empty = [...other].filter(([, text]) => text.trim() === '').map(([key]) => key)
    expect(empty).toEqual([])
    const uses = (texts: Map<string, string>) =>
      Object.fromEntries([...texts].map(([key, text]) => [key, variables(text)]))
    expect(uses(other)).toEqual(uses(english))
  },
)
