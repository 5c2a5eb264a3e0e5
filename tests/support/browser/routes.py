"""Every route of the application with Gradio 6.31, and those of Gradio's that the page uses."""

OWN = frozenset(
    """
    MOUNT /
    POST /answers
    POST /check
    POST /conversation/export
    GET /doc/{document_id}
    DELETE /documents
    GET /documents
    PUT /documents
    GET /library
    POST /notebook/export
    POST /notebook/import
    MOUNT /page/
    GET /places
    GET /source/{document_id}
    GET /source/{document_id}/cited
    GET /source/{document_id}/details
    PUT /source/{document_id}/details
    GET /source/{document_id}/labels
    GET /source/{document_id}/link
    GET /source/{document_id}/note
    GET /source/{document_id}/pages
    GET /source/{document_id}/pages/{index}
    GET /source/{document_id}/pages/{index}.png
    GET /source/{document_id}/places
    POST /source/{document_id}/quotation
    PUT /source/{document_id}/reading
    GET /source/{document_id}/speakers
    PUT /source/{document_id}/speakers
    POST /suggestions
    """.strip().split("\n    ")
)
GRADIO = frozenset(
    """
    GET /
    HEAD /
    GET /assets/{path:path}
    GET /config
    GET /config/
    GET /favicon.ico
    POST /gradio_api/api/{api_name}
    POST /gradio_api/api/{api_name}/
    GET /gradio_api/app_id
    GET /gradio_api/app_id/
    POST /gradio_api/call/v2/{api_name}
    POST /gradio_api/call/v2/{api_name}/
    GET /gradio_api/call/v2/{api_name}/{event_id}
    POST /gradio_api/call/{api_name}
    POST /gradio_api/call/{api_name}/
    GET /gradio_api/call/{api_name}/{event_id}
    POST /gradio_api/cancel
    POST /gradio_api/component_server
    POST /gradio_api/component_server/
    GET /gradio_api/custom_component/{id}/{environment}/{type}/{file_name}
    GET /gradio_api/deep_link
    GET /gradio_api/dev/reload
    GET /gradio_api/file/{path:path}
    GET /gradio_api/file={path_or_url:path}
    HEAD /gradio_api/file={path_or_url:path}
    GET /gradio_api/heartbeat/{session_hash}
    GET /gradio_api/info
    GET /gradio_api/info/
    GET /gradio_api/login_check
    GET /gradio_api/login_check/
    GET /gradio_api/openapi.json
    POST /gradio_api/process_recording
    GET /gradio_api/proxy={url_path:path}
    HEAD /gradio_api/proxy={url_path:path}
    GET /gradio_api/queue/data
    POST /gradio_api/queue/join
    GET /gradio_api/queue/status
    POST /gradio_api/reset
    POST /gradio_api/reset/
    POST /gradio_api/run/{api_name}
    POST /gradio_api/run/{api_name}/
    GET /gradio_api/runs
    GET /gradio_api/runs/
    GET /gradio_api/startup-events
    POST /gradio_api/stream/{event_id}
    POST /gradio_api/stream/{event_id}/close
    GET /gradio_api/stream/{session_hash}/{run}/{component_id}/playlist-file
    GET /gradio_api/stream/{session_hash}/{run}/{component_id}/playlist.m3u8
    GET /gradio_api/stream/{session_hash}/{run}/{component_id}/{segment_id}.{ext}
    GET /gradio_api/theme.css
    GET /gradio_api/token
    GET /gradio_api/token/
    POST /gradio_api/undo-vibe-edit
    POST /gradio_api/undo-vibe-edit/
    POST /gradio_api/upload
    GET /gradio_api/upload_progress
    GET /gradio_api/user
    GET /gradio_api/user/
    GET /gradio_api/vibe-code
    POST /gradio_api/vibe-code
    GET /gradio_api/vibe-code/
    POST /gradio_api/vibe-code/
    POST /gradio_api/vibe-edit
    POST /gradio_api/vibe-edit/
    POST /gradio_api/vibe-starter-queries
    POST /gradio_api/vibe-starter-queries/
    POST /login
    POST /login/
    GET /logout
    GET /manifest.json
    GET /monitoring
    GET /monitoring/summary
    GET /monitoring/{key}
    GET /pwa_icon
    GET /pwa_icon/{size}
    GET /robots.txt
    GET /static/{path:path}
    GET /svelte/{path:path}
    GET /theme.css
    """.strip().split("\n    ")
)
USED = frozenset(
    {
        ("GET", "/"),
        ("HEAD", "/"),
        ("GET", "/assets/{path:path}"),
        ("GET", "/favicon.ico"),
        ("GET", "/theme.css"),
    }
)
"""Of `/static/…` it is one file, `ui/chat/gradio_door.py`."""
