import { rm } from "node:fs/promises";

// src/stages/shared/image-workspace.ts
/** A workspace for the work on one of many images: its folders can be removed before the others are done. */
function imageWorkspace(workspace) {
	const folders = [];
	return {
		workspace: {
			...workspace,
			async folder(purpose) {
				const folder = await workspace.folder(purpose);
				folders.push(folder);
				return folder;
			}
		},
		async removeFolders() {
			for (const folder of folders.splice(0)) await rm(folder, {
				recursive: true,
				force: true,
				maxRetries: 3
			});
		}
	};
}

export { imageWorkspace as t };