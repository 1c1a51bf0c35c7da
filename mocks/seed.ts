import type { Db } from '#server/store/db.ts'

export async function seedDemo(
  _db: Db,
  _o: { size: string; endsAt: number; version: string; onProgress: (l: string) => void },
): Promise<{ institution: string }> {
  return { institution: '-' }
}
