export const messages = {
  title: 'Mentions',
  unread_one: 'Mentions: {{formatted}} unread',
  unread_other: 'Mentions: {{formatted}} unread',
  none: 'Nobody has mentioned you in a note.',
  new: 'Unread:',
  by: '{{name}} mentioned you',
  hint: 'Type @ to mention a colleague',
  people: 'Colleagues',
  offered_one: '{{formatted}} colleague fits; arrows choose, Enter takes.',
  offered_other: '{{formatted}} colleagues fit; arrows choose, Enter takes.',
  tells: 'Will be told: {{names}}',
  separator: ', ',
} as const
