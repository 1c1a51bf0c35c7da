import { readFileSync } from 'node:fs'

/**
 * What a first visit loads: the entry, the app it boots, and everything these import statically, as the build's own
 * manifest says. Names of chunks change; a budget that looked for names would one day guard nothing.
 */
const manifest = JSON.parse(readFileSync('dist/.vite/manifest.json', 'utf8'))

function closure(keys) {
  const seen = new Set()
  const visit = (key) => {
    if (seen.has(key)) return
    if (manifest[key] === undefined) throw new Error(`${key} is not in the build's manifest`)
    seen.add(key)
    for (const next of manifest[key].imports ?? []) visit(next)
  }
  keys.forEach(visit)
  return [...seen]
}

const filesOf = (keys) => closure(keys).map((key) => `dist/${manifest[key].file}`)
const shell = ['index.html', 'src/app/render.tsx']

export default [
  { name: 'first load: scripts', path: filesOf(shell), limit: '270 kB', gzip: true },
  {
    name: 'the queue: scripts',
    path: filesOf([...shell, 'src/app/alerts-screen.tsx']),
    limit: '310 kB',
    gzip: true,
  },
  {
    name: 'the alert page beyond the shell',
    path: filesOf(['src/features/alert/page.tsx']).filter((f) => !filesOf(shell).includes(f)),
    limit: '70 kB',
    gzip: true,
  },
  {
    name: 'the cases beyond the shell',
    path: filesOf(['src/features/cases/page.tsx']).filter((f) => !filesOf(shell).includes(f)),
    limit: '36 kB',
    gzip: true,
  },
  {
    name: 'a case beyond the shell',
    path: filesOf(['src/features/cases/case-page.tsx']).filter((f) => !filesOf(shell).includes(f)),
    limit: '48 kB',
    gzip: true,
  },
  { name: 'all styles', path: 'dist/assets/*.css', limit: '40 kB', gzip: true },
]
