; Inno Setup: a Windows installer of the frozen folder. Needs no administrator.
; iscc /DVersion=0.1.0 installer\windows.iss
#ifndef Version
  #error Give the version: iscc /DVersion=0.1.0 installer\windows.iss
#endif

[Setup]
AppId={{6B0F4C1E-3F1B-4D53-9C5B-5D0C3C0C9E27}
AppName=LIF Desktop
AppVersion={#Version}
AppPublisher=The LIF Desktop authors
DefaultDirName={autopf}\LIF Desktop
DefaultGroupName=LIF Desktop
PrivilegesRequired=lowest
PrivilegesRequiredOverridesAllowed=dialog
ArchitecturesAllowed=x64compatible
ArchitecturesInstallIn64BitMode=x64compatible
LicenseFile=..\LICENSE
OutputDir=..\dist
OutputBaseFilename=lif-desktop-{#Version}-setup
ChangesAssociations=yes
CloseApplications=yes

[Files]
Source: "..\dist\lif-desktop\*"; DestDir: "{app}"; Flags: recursesubdirs ignoreversion

[InstallDelete]
; Libraries of an older version must not lie beside those of this one.
Type: filesandordirs; Name: "{app}\_internal"

[Icons]
Name: "{group}\LIF Desktop"; Filename: "{app}\LIF Desktop.exe"

[Registry]
Root: HKA; Subkey: "Software\Classes\.lif"; ValueType: string; ValueData: "LIFDesktop.Board"; Flags: uninsdeletevalue
Root: HKA; Subkey: "Software\Classes\LIFDesktop.Board"; ValueType: string; ValueData: "LIF Desktop board"; Flags: uninsdeletekey
Root: HKA; Subkey: "Software\Classes\LIFDesktop.Board\shell\open\command"; ValueType: string; ValueData: """{app}\LIF Desktop.exe"" ""%1"""
