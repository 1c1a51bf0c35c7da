/** The category slugs that the parsers' tests allow; the product's taxonomy is defined with the rules. For tests. */
export const TEST_CATEGORIES: ReadonlySet<string> = new Set(
  (
    'sanctioned-entity sanctioned-jurisdiction terrorism csam human-trafficking ransomware stolen-funds ' +
    'darknet-market fraud-shop illicit-actor special-measures internal-exited malware phishing scam extortion ' +
    'extremism mixer high-risk-exchange instant-exchange gambling online-pharmacy p2p-exchange atm seized-funds ' +
    'bridge defi unhosted-wallet exchange custodian mining payment-processor nft token-contract other-service unknown'
  ).split(' '),
)
