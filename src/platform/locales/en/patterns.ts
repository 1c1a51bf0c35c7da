export const messages = {
  hit: {
    direct: {
      'observed-from': '{{amount}} was sent by {{who}}, labelled “{{category}}” by {{source}}.',
      'observed-to': '{{amount}} was received by {{who}}, labelled “{{category}}” by {{source}}.',
    },
    'equal-outputs':
      'One transaction pays {{observed}} equal amounts from {{senders}} senders: nobody can say whose output is whose.',
    'peel-chain':
      'Funds shrank over {{hops}} accounts in a row, a part peeling off at each; one of these payments concerns this book.',
    'chain-hopping':
      '{{value}} arrived after {{observed}} over bridges between {{chains}} chains within {{window}}. The links are likely, not certain: confidence {{confidence}}.',
    'hopping-swaps':
      '{{value}} arrived after {{observed}} within {{window}}. Swaps among them: {{swaps}}; assets: {{assets}}; chains: {{chains}}. Confidence that the hops belong together: {{confidence}}.',
    'pass-through':
      '{{subject}} received {{received}} and {{sent}} of it ({{observed}}) left within {{window}}. What else asks for a look: {{signals}}.',
    'fan-in':
      '{{subject}} received {{received}} from {{observed}} unrelated senders within {{window}}, and {{sent}} left in one transfer.',
    'fan-out':
      '{{subject}} paid {{observed}} addresses for the first time within {{window}}, in similar parts: {{sum}} in all.',
    burst: {
      new: '{{subject}}, a new wallet, received {{observed}} transfers of at least {{each}} each within {{window}}: {{sum}} in all.',
      idle: '{{subject}}, a dormant wallet, received {{observed}} transfers of at least {{each}} each within {{window}}: {{sum}} in all.',
    },
    staggered:
      '{{subject}} received {{observed}} payments of one payer at even intervals of about {{every}}, and then nothing for {{silence}}.',
    'rising-payments':
      '{{subject}}, a young wallet, received {{observed}} payments of one payer within {{window}}, each larger than the one before: from {{first}} to {{last}}. The payer may be a victim.',
    'first-time-buyer':
      '{{subject}}, whose first trade is a recent purchase, made {{observed}} payments to one address within {{window}}, each larger than the one before: from {{first}} to {{last}}. The customer may be a victim.',
    'vulnerable-payer':
      '{{subject}}, recorded as vulnerable, made {{observed}} payments to one address within {{window}}, each larger than the one before: from {{first}} to {{last}}. The customer may be a victim.',
    'retail-fan-in':
      '{{subject}}, a young wallet, received {{observed}} payments from {{exchanges}} exchanges within {{window}}. The payers may be victims.',
    'victim-payment':
      '{{subject}} received funds and within {{window}} paid {{observed}} to an address nobody knows, after weeks without a withdrawal.',
    'small-donations':
      '{{subject}} received small sums of {{observed}} different senders within {{window}}: {{sum}} in all.',
    'category-flow':
      '{{subject}} moved {{flow}} with services this rule watches within {{window}}: {{share}} of everything moved.',
    'unlicensed-flow':
      '{{subject}} moved {{flow}} with services that held no licence{{named}} within {{window}}: {{share}} of everything moved.',
    'jurisdiction-flow':
      '{{subject}} moved {{flow}} with services in high-risk jurisdictions{{named}} within {{window}}: {{share}} of everything moved.',
    'p2p-fiat-out':
      '{{subject}} received {{sum}} from {{observed}} counterparties within {{window}}; of the first {{received}}, {{paid}} was paid out in money within {{period}}.',
    'p2p-cash-out':
      '{{subject}} received {{sum}} from {{observed}} counterparties within {{window}}, a P2P market among them.',
    'privacy-conversion': '{{subject}} paid in and took a privacy coin out {{observed}} later.',
    'unsupported-conversion':
      '{{subject}} paid in and {{observed}} later took out an asset the firm does not support.',
    'unproven-wallet': '{{observed}} moved with an outside wallet whose ownership nobody has shown.',
    'unhosted-limit':
      '{{observed}} moved with an outside wallet, {{account}}, that no label calls a service; the limit is {{threshold}}.',
    'travel-rule': {
      absent: '{{observed}} moved without any travel-rule record.',
      missing: '{{observed}} moved with an incomplete travel-rule record: {{items}}.',
      mismatch: 'The name in the travel-rule record is not the one on the account.',
    },
    poisoning: {
      dust: '{{lookalike}} looks like {{real}}, which {{subject}} had just paid, and sent a worthless transfer: the next payment may go to it by mistake.',
      paid: '{{subject}} paid {{lookalike}}, which looks like {{real}}, paid shortly before: probably by mistake.',
    },
    'approval-sweep':
      '{{subject}} let {{spender}} take any amount of a token, and within {{window}} {{observed}} of what it was known to hold left for addresses it had not paid before.',
    'funded-circle':
      '{{observed}} of the amount came back to {{subject}} by {{hops}} transfers within {{window}}; {{funder}} had funded everybody in the circle.',
    'circular-flow':
      '{{observed}} of the amount came back to {{subject}} by {{hops}} transfers within {{window}}.',
    'shared-wallet': '{{observed}} customers ({{customers}}) dealt with {{subject}} within {{window}}.',
    'shared-device':
      '{{observed}} customers ({{customers}}) used one device or network address within {{window}}.',
    'changed-details': '{{subject}} changed details {{observed}} times within {{window}}.',
    deviation: {
      inbound:
        '{{subject}} received {{sum}}; usual is about {{usual}} (middle of {{history}} transfers in {{window}}). That is {{observed}} robust deviations away.',
      outbound:
        '{{subject}} sent {{sum}}; usual is about {{usual}} (middle of {{history}} transfers in {{window}}). That is {{observed}} robust deviations away.',
    },
    'frequency-deviation': {
      inbound:
        '{{subject}} received {{now}} transfers within {{period}}; usual is about {{often}} (middle of {{periods}} such periods before). That is {{observed}} robust deviations away.',
      outbound:
        '{{subject}} sent {{now}} transfers within {{period}}; usual is about {{often}} (middle of {{periods}} such periods before). That is {{observed}} robust deviations away.',
    },
    'peer-value': {
      inbound:
        '{{subject}} received {{value}} in one transfer; among {{peers}} customers of the same kind about {{usual}} is usual. That is {{observed}} robust deviations away.',
      outbound:
        '{{subject}} sent {{value}} in one transfer; among {{peers}} customers of the same kind about {{usual}} is usual. That is {{observed}} robust deviations away.',
    },
    'peer-frequency': {
      inbound:
        '{{subject}} received {{now}} transfers within {{period}}; among {{peers}} customers of the same kind about {{often}} is usual. That is {{observed}} robust deviations away.',
      outbound:
        '{{subject}} sent {{now}} transfers within {{period}}; among {{peers}} customers of the same kind about {{often}} is usual. That is {{observed}} robust deviations away.',
    },
    'mint-redeem':
      '{{subject}} was issued tokens and redeemed them within {{window}}, {{observed}} times, and used them for nothing in between.',
    'frozen-holder': {
      sent: 'A frozen account sent {{observed}}.',
      received: 'A frozen account received {{observed}}.',
    },
    'frozen-approval':
      '{{subject}} let {{spender}}, a frozen account, take tokens, and moved {{observed}} later.',
  },
  named: ' ({{names}})',
  signal: {
    'high-risk-customer': 'the customer is rated high risk',
    'new-customer': 'the customer is new',
    'risk-counterparty': 'a counterparty carries a risk label',
    'no-trading': 'nothing was traded in between',
  },
  gap: {
    'no-facts': 'Needs {{need}}; this desk is not connected to any.',
    'short-history': 'What is held does not reach back far enough.',
    'few-peers': 'Only {{peers}} customers of the same kind were active: too few to say what is usual.',
  },
  need: {
    'transfer-time': 'times of transfers',
    'fiat-value': 'prices',
    labels: 'labels',
    exposure: 'labels and transfers to trace',
    customer: 'customers',
    'bridge-labels': 'labels of bridges',
    'issuer-accounts': "labels of the issuer's accounts",
    'wallet-proofs': 'wallet proofs',
    'travel-rule-records': 'travel-rule records',
    'access-records': 'device and network records',
    'detail-changes': 'records of changed details',
    'frozen-accounts': 'a list of frozen accounts',
    'token-approvals': 'records of token approvals',
    'unsupported-assets': 'a list of unsupported assets',
    'trade-records': 'trading records',
    'fiat-records': 'records of money paid in and out',
    'swap-records': 'records of swaps',
    'vulnerable-customers': 'a list of vulnerable customers',
    'vasp-records': 'due diligence on services',
    'risk-jurisdictions': 'a list of high-risk jurisdictions',
  },
} as const
