/**
 * SHA-256 of a file in lower-case hexadecimal, by the code the desk itself uses. It is loaded when there is a file:
 * no page waits for it.
 */
export async function fileDigest(file: File): Promise<string> {
  const [{ contentDigest }, content] = await Promise.all([
    import('#core/evidence/digest.ts'),
    file.arrayBuffer(),
  ])
  return contentDigest(new Uint8Array(content))
}
