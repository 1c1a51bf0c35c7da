export const messages = {
  title: 'Attachments',
  add: 'Attach a file',
  none: 'No file is attached.',
  limits: 'Up to {{size}}: {{types}}',
  failed: 'The file was not attached',
  verify: 'Verify again',
  intact: 'Unchanged · {{at}}',
  broken: 'Not what was attached · {{at}}',
} as const
