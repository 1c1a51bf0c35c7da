export const messages = {
  state: {
    connecting: 'Connecting to the live feed',
    live: 'Live: changes appear as they happen',
    reconnecting: 'Reconnecting',
    offline: 'Offline since {{time}}',
    offlineHint:
      'What you see may be out of date. Nothing is lost: the desk catches up when the line is back.',
  },
  newAlerts_one: '{{formatted}} new',
  newAlerts_other: '{{formatted}} new',
  newMany: '{{formatted}}+ new',
  outOfDate: 'The list has changed',
  show: 'Show',
  showHint: 'Read the queue anew; until then nothing moves.',
  changed: '{{name}} changed this at {{time}}',
  changedByDesk: 'The desk changed this at {{time}}',
  changedHint: 'The facts are up to date. What you typed is kept.',
  dismiss: 'Understood',
  viewing_one: '{{names}} is viewing',
  viewing_other: '{{names}} are viewing',
} as const
