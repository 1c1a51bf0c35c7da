/** Words of a picture of the past. */
export const messages = {
  title: 'Point in time',
  now: 'As of now',
  known: 'As of {{time}}',
  hint: 'The picture is asked again as it was held and known then. Times are {{zone}}.',
  field: { time: 'Transfers up to', knownAt: 'Labels known at' },
  hints: { time: 'Empty: all transfers held', knownAt: 'Empty: the same time' },
  bad: 'Not a time in the past',
  failed: 'The picture could not be asked again; it is as it was.',
  show: 'Show the past',
  back: 'Back to now',
  note: 'A picture of the past.',
  transfers: 'Transfers up to {{time}}.',
  allTransfers: 'All transfers held.',
  labels: 'Labels known at {{time}}.',
  allLabels: 'Labels known now.',
  details: 'The details beside it are of now.',
} as const
