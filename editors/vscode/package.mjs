// Packages the VS Code extension with the built mesosc in it: `npm run extension` writes editors/vscode/dist/mesosc.vsix.
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import esbuild from "esbuild";
import { strToU8, zipSync } from "fflate";

const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, "../..");
const read = (path) => readFileSync(join(root, path));

/** What is in the extension besides its bundle and its manifest, and where in the project it comes from. */
const copies = {
  "README.md": "editors/vscode/README.md",
  "CHANGELOG.md": "CHANGELOG.md",
  "LICENSE.txt": "LICENSE",
  "language-configuration.json": "editors/vscode/language-configuration.json",
  "snippets.json": "editors/vscode/snippets.json",
  "mesos.tmLanguage.json": "grammar/mesos.tmLanguage.json",
  "schemas/mesosc-json.json": "editors/vscode/mesosc-json.schema.json",
  "schemas/settings.json": "dist/schemas/settings.json",
};

/** The built program, without its code cache: that is of use only to the Node that wrote it. */
const isProgram = (name) => /\.cjs$|^mesosc\.js$|^package\.json$|^targets\.txt$/.test(name);

/** The bytes of the package; the same for the same sources. */
export async function packageExtension() {
  const manifest = {
    ...JSON.parse(read("editors/vscode/package.json")),
    version: JSON.parse(read("package.json")).version,
  };
  const program = readdirSync(join(root, "dist")).filter(isProgram).sort();
  const files = [
    ...Object.entries(copies).map(([name, path]) => [name, read(path)]),
    ...program.map((name) => [`server/${name}`, read(`dist/${name}`)]),
  ];
  const entries = [
    ["[Content_Types].xml", strToU8(contentTypes)],
    ["extension.vsixmanifest", strToU8(packageManifest(manifest))],
    ["extension/package.json", strToU8(`${JSON.stringify(manifest, null, 2)}\n`)],
    ["extension/extension.cjs", await bundle()],
    ...files.map(([name, bytes]) => [`extension/${name}`, new Uint8Array(bytes)]),
  ];
  // The first moment that a zip can name, so that no byte depends on the clock; its fields are local time.
  return zipSync(Object.fromEntries(entries), { level: 9, mtime: new Date(1980, 0, 1) });
}

/** The extension with the protocol's client, for the Node that VS Code has. */
async function bundle() {
  const { outputFiles } = await esbuild.build({
    absWorkingDir: root,
    entryPoints: ["editors/vscode/extension.mts"],
    bundle: true,
    platform: "node",
    target: "node20",
    format: "cjs",
    external: ["vscode"],
    minify: true,
    legalComments: "none",
    logLevel: "warning",
    write: false,
  });
  return outputFiles[0].contents;
}

const contentTypes = `<?xml version="1.0" encoding="utf-8"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
  <Default Extension=".vsixmanifest" ContentType="text/xml"/>
  <Default Extension=".json" ContentType="application/json"/>
  <Default Extension=".js" ContentType="application/javascript"/>
  <Default Extension=".cjs" ContentType="application/javascript"/>
  <Default Extension=".md" ContentType="text/markdown"/>
  <Default Extension=".txt" ContentType="text/plain"/>
</Types>
`;

function packageManifest({ name, displayName, version, publisher, description, categories, keywords, engines }) {
  return `<?xml version="1.0" encoding="utf-8"?>
<PackageManifest Version="2.0.0" xmlns="http://schemas.microsoft.com/developer/vsx-schema/2011">
  <Metadata>
    <Identity Language="en-US" Id="${name}" Version="${version}" Publisher="${publisher}"/>
    <DisplayName>${displayName}</DisplayName>
    <Description xml:space="preserve">${description}</Description>
    <Tags>${keywords.join(",")}</Tags>
    <Categories>${categories.join(",")}</Categories>
    <Properties>
      <Property Id="Microsoft.VisualStudio.Code.Engine" Value="${engines.vscode}"/>
      <Property Id="Microsoft.VisualStudio.Code.ExtensionKind" Value="workspace"/>
    </Properties>
    <License>extension/LICENSE.txt</License>
  </Metadata>
  <Installation>
    <InstallationTarget Id="Microsoft.VisualStudio.Code"/>
  </Installation>
  <Dependencies/>
  <Assets>
    <Asset Type="Microsoft.VisualStudio.Code.Manifest" Path="extension/package.json" Addressable="true"/>
    <Asset Type="Microsoft.VisualStudio.Services.Content.Details" Path="extension/README.md" Addressable="true"/>
    <Asset Type="Microsoft.VisualStudio.Services.Content.Changelog" Path="extension/CHANGELOG.md" Addressable="true"/>
    <Asset Type="Microsoft.VisualStudio.Services.Content.License" Path="extension/LICENSE.txt" Addressable="true"/>
  </Assets>
</PackageManifest>
`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const path = join(here, "dist/mesosc.vsix");
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, await packageExtension());
  console.log(path);
}
