/** The style of the reference page: the desk's own colours, by the reader's light or dark preference. */
export const REFERENCE_STYLE = `:root {
  color-scheme: light dark;
  --bg: light-dark(#f6f7f9, #0c0f14);
  --raised: light-dark(#ffffff, #13171e);
  --sunken: light-dark(#eef0f4, #090b0f);
  --text: light-dark(#141821, #e7eaf0);
  --muted: light-dark(#505969, #a4aebc);
  --border: light-dark(#e2e5eb, #242a34);
  --accent: light-dark(#3141b4, #a9b5ff);
  --read: light-dark(#0f5f86, #85cdf0);
  --read-bg: light-dark(#e3f2f9, #10293a);
  --write: light-dark(#14724a, #4cc38a);
  --write-bg: light-dark(#e2f5eb, #10291d);
  --remove: light-dark(#a11031, #ff9aa8);
  --remove-bg: light-dark(#fdebee, #3a141d);
  --mono: 'JetBrains Mono Variable', ui-monospace, 'Cascadia Code', 'SF Mono', Menlo, Consolas, monospace;
}
* { box-sizing: border-box; }
html { scroll-padding-top: 1.5rem; }
body {
  margin: 0;
  display: grid;
  grid-template-columns: 18rem minmax(0, 1fr);
  background: var(--bg);
  color: var(--text);
  font: 15px/1.55 'Inter Variable', system-ui, 'Segoe UI', sans-serif;
}
a { color: var(--accent); text-underline-offset: 0.15em; }
a:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; border-radius: 3px; }
code { font-family: var(--mono); font-size: 0.875em; overflow-wrap: anywhere; }
.skip { position: absolute; left: -100vw; }
.skip:focus { left: 1rem; top: 1rem; z-index: 1; padding: 0.5rem 0.75rem; background: var(--raised); }
nav {
  position: sticky;
  top: 0;
  height: 100vh;
  overflow-y: auto;
  padding: 1.5rem 1rem 2rem 1.5rem;
  border-right: 1px solid var(--border);
  background: var(--raised);
  font-size: 0.8125rem;
}
nav h2 { margin: 1.25rem 0 0.25rem; font-size: 0.8125rem; }
nav h2 a { color: var(--text); text-decoration: none; }
nav ul { margin: 0; padding: 0; list-style: none; }
nav li a {
  display: flex;
  gap: 0.5rem;
  align-items: baseline;
  padding: 0.15rem 0;
  color: var(--muted);
  text-decoration: none;
  overflow-wrap: anywhere;
}
nav a:hover { color: var(--accent); text-decoration: underline; }
.brand { margin: 0; font-size: 1rem; font-weight: 650; }
.brand span { color: var(--muted); font-weight: 400; }
main { max-width: 62rem; padding: 2.5rem clamp(1rem, 4vw, 3.5rem) 6rem; }
h1 { margin: 0 0 0.5rem; font-size: 2rem; line-height: 1.2; letter-spacing: -0.02em; }
header p { max-width: 46rem; color: var(--muted); }
main h2 { margin: 3rem 0 1rem; font-size: 1.375rem; letter-spacing: -0.01em; }
article {
  margin: 0 0 1.25rem;
  padding: 1.25rem 1.5rem 1.4rem;
  border: 1px solid var(--border);
  border-radius: 10px;
  background: var(--raised);
}
article:target { border-color: var(--accent); }
h3 { margin: 0 0 0.4rem; font-size: 1.0625rem; line-height: 1.35; }
h4 {
  margin: 1.25rem 0 0.4rem;
  font-size: 0.8125rem;
  font-weight: 600;
  color: var(--muted);
}
.media { font: 0.75rem var(--mono); font-weight: 400; }
.address { margin: 0 0 0.75rem; display: flex; flex-wrap: wrap; gap: 0.25rem 0.6rem; align-items: baseline; }
.id { margin-left: auto; font: 0.75rem var(--mono); color: var(--muted); }
.verb {
  flex: none;
  padding: 0.05rem 0.4rem;
  border-radius: 5px;
  font: 600 0.6875rem/1.5 var(--mono);
  text-transform: uppercase;
  color: var(--write);
  background: var(--write-bg);
}
.verb.get { color: var(--read); background: var(--read-bg); }
.verb.delete { color: var(--remove); background: var(--remove-bg); }
.access { margin: 0; font-size: 0.875rem; }
table { width: 100%; border-collapse: collapse; font-size: 0.875rem; }
th, td { padding: 0.4rem 0.75rem 0.4rem 0; text-align: left; vertical-align: top; border-top: 1px solid var(--border); }
thead th { border-top: 0; font-weight: 500; color: var(--muted); }
tbody th { width: 26%; font-weight: 400; }
td:nth-child(2) { width: 4.5rem; color: var(--muted); }
td:nth-child(3) { width: 26%; }
.optional, .limits, .or { color: var(--muted); font-size: 0.8125rem; }
.limits:not(:first-child)::before { content: '\\00b7\\00a0'; }
.fields { margin: 0; font-size: 0.875rem; }
.fields > div {
  display: grid;
  grid-template-columns: minmax(9rem, 26%) minmax(0, 1fr);
  gap: 0.75rem;
  padding: 0.35rem 0;
  border-top: 1px solid var(--border);
}
dt { overflow-wrap: anywhere; }
dd { margin: 0; }
dd .fields { margin-top: 0.35rem; padding-left: 0.9rem; border-left: 2px solid var(--border); }
dd .fields > div:first-child { border-top: 0; }
.form { margin: 0 0 0.75rem; padding: 0.25rem 0.9rem; border-radius: 8px; background: var(--sunken); }
.form .fields > div:first-child { border-top: 0; }
p.type { margin: 0; font-size: 0.875rem; }
.problems { margin: 0; padding: 0; list-style: none; font-size: 0.875rem; }
.problems li { display: flex; gap: 0.75rem; padding: 0.1rem 0; }
@media (max-width: 60rem) {
  body { display: block; }
  nav { position: static; height: auto; border-right: 0; border-bottom: 1px solid var(--border); }
  .fields > div { grid-template-columns: 1fr; gap: 0.1rem; }
  .id { margin-left: 0; }
}
@media print {
  nav { display: none; }
  body { display: block; }
  article { break-inside: avoid; }
}
`
