export const messages = {
  title: 'Rules',
  subtitle:
    'The register in force: what each rule looks for, with which values, and where each value comes from.',
  detector: {
    'direct-exposure': 'Direct exposure',
    'indirect-exposure': 'Indirect exposure',
    structuring: 'Structuring',
  },
  version: 'Version {{version}}',
  owner: 'Owner',
  references: 'References',
  categories: 'Categories',
  parameter: 'Parameter',
  value: 'Value',
  origin: 'Where the value comes from',
  regulation: 'Regulation',
  ours: 'Our starting value, to be calibrated',
  raised: 'Raised',
  open: 'Open',
  seeAlerts: 'Show alerts',
} as const
