import { Ot as string, wt as object, yt as int } from "./shared-cli.js";
import { i as jsonOf } from "./shared-approve.js";

// src/adapters/github/token-owner.ts
const MAX_JSON_BYTES = 1 << 20;
/** The fields of a comment or an issue that say who wrote it. */
const AUTHOR_FIELDS = {
	user: object({
		id: int().positive(),
		type: string()
	}).nullish(),
	performed_via_github_app: object({ id: int().positive() }).nullish()
};
object(AUTHOR_FIELDS);
const UserSchema = object({ id: int().positive() });
/**
* What is this token's own. The token of a person names its user. GitHub tells the token of an app (such as that of a job)
* nothing about itself: then only what an app wrote as a bot counts. No person can write such a thing.
*/
async function ownershipOf(transport) {
	const what = "the user of the token";
	const { status, bytes } = await transport.ask({
		method: "GET",
		path: "/user",
		accept: "application/vnd.github+json",
		what,
		maxBytes: MAX_JSON_BYTES
	}, [200, 403]);
	if (status === 403) return ({ user, performed_via_github_app: app }) => user?.type === "Bot" && app != null;
	const owner = UserSchema.safeParse(jsonOf(bytes));
	if (!owner.success) throw transport.unavailable(`GitHub's answer for ${what} is not what its API describes`);
	return ({ user }) => user?.id === owner.data.id;
}

export { ownershipOf as n, AUTHOR_FIELDS as t };