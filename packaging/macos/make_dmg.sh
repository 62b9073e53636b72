#!/bin/sh
# dist/Facilitator Companion.app as a disk image to drag it out of. Only macOS has hdiutil.
set -eu
cd "$(dirname "$0")/../.."
version=$1
app="dist/Facilitator Companion.app"
folder=build/dmg
rm -rf "$folder"
mkdir -p "$folder"
# An ad hoc signature is what Apple's processors ask for; one that others trust takes an account.
codesign --force --deep --sign "${SIGN_AS:--}" "$app"
cp -R "$app" "$folder/"
ln -s /Applications "$folder/Applications"
hdiutil create -volname "Facilitator Companion" -srcfolder "$folder" -ov -format UDZO \
    "dist/facilitator-companion-$version.dmg"
