/** Funds followed across bridges, wherever an exposure is shown. */
export const messages = {
  title: 'Bridge crossings followed',
  hint: "Matched by bridge, asset, amount and time on two chains. Unless both ends carry the bridge's own reference, a match is likely, never certain.",
  unlinked: 'Bridge, other end uncertain',
  unlinkedLong: 'Crossed a bridge: other end not certain',
  unlinkedHint:
    'These funds crossed a bridge, and what came out may belong to somebody else. Not known is not clean.',
  into: 'Paid in',
  out: 'Paid out',
  arrived: '{{share}} of the funds',
  explicit: "The bridge's own reference on both sides",
  implicit: 'Bridge, asset, amount and time fit',
  confidence: 'likelihood {{value}}',
  more_one: '{{count}} smaller crossing is not listed.',
  more_other: '{{count}} smaller crossings are not listed.',
  via_one: 'across a bridge',
  via_other: 'across {{count}} bridges',
} as const
