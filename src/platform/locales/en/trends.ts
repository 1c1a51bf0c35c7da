export const messages = {
  title: 'Trends',
  subtitle:
    'Each figure says how it is counted and opens the alerts it was counted from. Days are Hong Kong days.',
  period: 'Period',
  lastDays: 'Last {{days}} days',
  from: 'From',
  to: 'To',
  book: 'Book',
  allBooks: 'All books',
  apply: 'Show',
  badPeriod: 'The first day must not be after the last, and the period may have at most 800 days.',
  asOf: '{{from}} to {{to}}',
  figures: 'Figures of the period',
  figure: { created: 'Created', closed: 'Closed', open: 'Open', overdue: 'Overdue' },
  definition: {
    created: 'Alerts raised from the first to the last day of the period.',
    closed:
      'Alerts that left the desk in the period, whenever they were raised: closed, or handed to the MLRO.',
    open: 'Alerts raised up to the last day of the period and still open now.',
    overdue: 'Of the open ones, those past a service-level clock now.',
  },
  showAlerts: 'Show alerts',
  falsePositives: 'False-positive rate',
  formula: 'closures coded false positive ÷ all substantive closures of the period',
  formulaNote:
    'Duplicates and test or data errors are in neither count. A low rate is not a goal by itself: see rule quality.',
  notEnough: 'Not enough closures',
  notEnoughHint: 'No substantive closure falls in this period, so there is no rate to show.',
  byDay: 'Alerts by day and severity',
  byDayDefinition:
    'Alerts by the Hong Kong day on which they were raised and by the severity they were raised with. A bar opens the alerts of that day and severity.',
  backlog: 'Backlog',
  backlogDefinition:
    'Alerts open at the end of each Hong Kong day: raised by then and not closed by then. A reopened alert counts as never closed. A day opens the alerts raised up to it that are open now.',
  backlogOpen: 'Open alerts',
  exposure: 'Exposure by category',
  exposureDefinition:
    'Value in HKD of the transfers that alerts of the category are about; a transfer with several alerts of one category counts once. Transfers without a price are counted beside it and never valued at zero.',
  exposureCount: 'Alerts by category',
  exposureCountDefinition:
    'Alerts raised in the period by the category that raised them. A bar opens those alerts.',
  unpriced_one: '{{count}} subject without a price',
  unpriced_other: '{{count}} subjects without a price',
  unpricedNote: 'Not in the bars: {{parts}}.',
  unpricedPart: '{{category}} {{subjects}}',
  allPriced: 'Every subject of the period has a price.',
  noValue: 'None of the subjects in this period has a price, so no value can be shown.',
  emptyTitle: 'No alert in this period',
  emptyHint:
    'Choose a longer period or another book. Alerts appear once transfers have been imported and screened.',
  partialUnpriced_one: '{{count}} subject has no price: exposure in HKD is incomplete.',
  partialUnpriced_other: '{{count}} subjects have no price: exposure in HKD is incomplete.',
} as const
